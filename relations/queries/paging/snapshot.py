"""Reading a consistent state of the data with several queries, while others write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from psycopg import IsolationLevel


@contextmanager
def snapshot() -> Iterator[None]:
    """All queries inside see the data as of the first of them; nothing can be written.

    Inside a transaction that is already open, its own isolation applies.
    """
    if connection.in_atomic_block:
        yield
        return
    prepare = _repeatable if connection.vendor == "postgresql" else _deferred
    with prepare(connection), transaction.atomic():
        yield


@contextmanager
def _repeatable(here: Any) -> Iterator[None]:
    """PostgreSQL: REPEATABLE READ, set in the driver, which begins the transaction."""
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
    """SQLite: a read transaction takes no lock from writers and does not see their changes."""
    before, here.transaction_mode = here.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        here.transaction_mode = before
