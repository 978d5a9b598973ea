"""The rows of the curated data: read once per process from a kept database, then inserted unchanged."""

import sqlite3
from contextlib import AbstractContextManager, closing
from functools import cache
from typing import Any

import psycopg
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from psycopg.types.string import TextLoader

from tests import databases

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def load() -> None:
    """Fill the empty tables. Keys are checked when the transaction ends, so their order does not matter."""
    with connection.cursor() as cursor:
        for table, (columns, values) in rows().items():
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)
        # The rows bring their numbers, and the next one comes after them. SQLite needs no statement for that.
        models = list(apps.get_app_config("relations").get_models(include_auto_created=True))
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


@cache
def rows() -> Rows:
    """Every row of the product by table, as the database driver returns it."""
    with databases.kept(databases.CURATED) as name, opened(name) as source:
        return {
            table: (columns, source.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall())
            for table, columns in tables().items()
        }


def opened(name: str) -> AbstractContextManager[Any]:
    """A driver connection to a kept database; it is closed at the end."""
    if connection.vendor == "sqlite":
        return closing(sqlite3.connect(name))
    found = psycopg.connect(databases.database_url(name))
    # JSON stays text, as a column takes it: objects cannot be written back as they are read.
    found.adapters.register_loader("jsonb", TextLoader)
    return closing(found)


def tables() -> dict[str, list[str]]:
    """The tables of the product, many-to-many tables included, with their writable columns."""
    quoted = connection.ops.quote_name
    return {
        quoted(model._meta.db_table): [
            quoted(field.column) for field in model._meta.concrete_fields if not field.generated
        ]
        for model in apps.get_app_config("relations").get_models(include_auto_created=True)
    }
