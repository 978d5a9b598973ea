"""PostgreSQL by Django's own backend, with a pool that forgets what was cut."""
