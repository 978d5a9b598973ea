"""The curated data in the test database: imported once a process, and then copied as rows."""

import io
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]

_rows: Rows = {}


def load() -> None:
    """Fill the empty tables: by the commands of the product the first time, which takes seconds."""
    if _rows:
        insert(_rows)
        return
    call_command("load_countries", stdout=io.StringIO())
    call_command("import_records", settings.BASE_DIR / "fixtures", stdout=io.StringIO())
    _rows.update(stored())


def stored() -> Rows:
    """Every row of the product, as the database gives it."""
    found = {}
    with connection.cursor() as cursor:
        for table, columns in tables().items():
            cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")
            found[table] = (columns, cursor.fetchall())
    return found


def insert(rows: Rows) -> None:
    """The same rows again; keys are checked when the transaction ends, so their order does not matter."""
    with connection.cursor() as cursor:
        for table, (columns, values) in rows.items():
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)


def tables() -> dict[str, list[str]]:
    """The tables of the product, those between two models too, with the columns that can be written."""
    quoted = connection.ops.quote_name
    return {
        quoted(model._meta.db_table): [
            quoted(field.column) for field in model._meta.concrete_fields if not field.generated
        ]
        for model in apps.get_app_config("relations").get_models(include_auto_created=True)
    }
