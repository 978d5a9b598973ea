"""Empties the tables after a transactional test, history included.

Triggers prevent history from being deleted or truncated, and no test may weaken them. They are dropped only
while the tables are emptied between two tests, and restored before the next test starts.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper


def let_flush_pass(connection: BaseDatabaseWrapper) -> None:
    """Make the flush of this connection drop the triggers first and restore them afterwards."""
    flush = connection.ops.execute_sql_flush

    def flush_past_triggers(statements):
        with triggers_lifted(connection):
            flush(statements)

    connection.ops.execute_sql_flush = flush_past_triggers


@contextmanager
def triggers_lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Disable every trigger of the product for the duration of the block."""
    if connection.vendor == "sqlite":
        found = rows(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        off = [f'DROP TRIGGER "{name}"' for name, _ in found]
        on = [sql for _, sql in found]
    else:
        found = rows(
            connection, "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        )
        off = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for (table,) in found]
        on = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for (table,) in found]
    run(connection, off)
    try:
        yield
    finally:
        run(connection, on)


def rows(connection: BaseDatabaseWrapper, sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
