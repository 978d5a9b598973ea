"""`manage.py migrate` explains how to rebuild a database of an incompatible version."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def test_a_database_with_unknown_migrations_is_refused_with_how_to_rebuild_it():
    for name in ("0002_visit", "0003_history_guard"):
        MigrationRecorder(connection).record_applied("relations", name)

    with pytest.raises(CommandError) as caught:
        call_command("migrate", verbosity=0)

    assert str(caught.value) == (
        "This database was made by another version of Entente, with migrations that this version does not"
        " have (0002_visit and 1 others), and has to be built again: move var/entente.sqlite3 away, or name"
        " an empty database in DATABASE_URL, and run `make data`."
    )


def test_a_database_of_this_version_is_migrated():
    call_command("migrate", verbosity=0)
