"""Reading one state of the data over many questions, while others write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from psycopg import IsolationLevel


@contextmanager
def snapshot() -> Iterator[None]:
    """All questions within are answered from the state of the data at the first of them; nothing is written.

    Within a transaction that is under way, they are answered as that one says.
    """
    if connection.in_atomic_block:
        yield
        return
    prepare = _repeatable if connection.vendor == "postgresql" else _deferred
    with prepare(connection), transaction.atomic():
        yield


@contextmanager
def _repeatable(here: Any) -> Iterator[None]:
    """PostgreSQL: REPEATABLE READ, said to the driver, which begins the transaction so."""
    here.ensure_connection()
    driver = here.connection
    before = driver.isolation_level, driver.read_only
    driver.isolation_level, driver.read_only = IsolationLevel.REPEATABLE_READ, True
    try:
        yield
    finally:
        if not driver.closed:
            driver.isolation_level, driver.read_only = before


@contextmanager
def _deferred(here: Any) -> Iterator[None]:
    """SQLite: a transaction that only reads takes no lock from writers, and sees nothing of what they do."""
    before, here.transaction_mode = here.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        here.transaction_mode = before
