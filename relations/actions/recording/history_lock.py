"""The history lock: one writer at a time, so that revisions are numbered in commit order."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

KEY = 0x456E74656E7465  # "Entente"


@contextmanager
def history_lock() -> Iterator[None]:
    """A transaction that holds the history lock until it commits or rolls back.

    On PostgreSQL an advisory lock; on SQLite every transaction is IMMEDIATE and so holds the only write lock.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])
        yield
