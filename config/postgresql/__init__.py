"""Django's PostgreSQL backend, with a pool that drops broken connections."""
