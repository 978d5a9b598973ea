"""A PostgreSQL backend whose pooled connections are checked before use."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's backend, whose pool drops all idle connections as soon as one of them is found broken.

    The pool would check them one by one, and wait longer after each: after a restart of the database, four
    broken connections would make a request fail.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Return a working connection. Raises PoolTimeout, an OperationalError, if there is none in time."""
        connection = super().get_new_connection(conn_params)
        if self.pool is None:
            return connection
        try:
            ConnectionPool.check_connection(connection)
        except OperationalError:
            self.pool.putconn(connection)
            self.pool.drain()
            return super().get_new_connection(conn_params)
        return connection
