"""The connections of a process, each looked at before it is used."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, whose pool gives up all connections that wait in it once one of them is found cut.

    The pool would look at them one by one, and wait longer after each: four of them, after a restart of the
    database, cost a reader an answer.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Raises PoolTimeout, an OperationalError, if the database gives no connection in time."""
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
