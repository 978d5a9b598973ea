"""The history is append-only: the database refuses to change or to delete a revision."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from relations.models import Revision
from relations.models.history_guard import APPEND_ONLY
from tests.factories import LeaderFactory, RevisionFactory

TRIGGERS = {
    "sqlite": {"revision_refuses_update", "revision_refuses_delete", "revision_refuses_replacement"},
    "postgresql": {"revision_refuses_change", "revision_refuses_truncate"},
}


def triggers():
    queries = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'relations_revision'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'relations_revision'::regclass"
        " AND NOT tgisinternal AND tgenabled = 'O'",
    }
    with connection.cursor() as cursor:
        cursor.execute(queries[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_the_triggers_exist_after_all_migrations():
    executor = MigrationExecutor(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert triggers() == TRIGGERS[connection.vendor]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE relations_revision SET reason = 'otherwise'",
        "UPDATE relations_revision SET sequence = sequence + 100",
        "DELETE FROM relations_revision",
        "DELETE FROM relations_revision WHERE number = 1",
    ],
)
@pytest.mark.django_db
def test_change_by_sql_is_refused(sql):
    LeaderFactory()
    before = list(Revision.objects.values())

    with pytest.raises(DatabaseError, match=APPEND_ONLY):
        run(sql)

    assert list(Revision.objects.values()) == before


@pytest.mark.django_db
def test_change_by_the_orm_is_refused():
    revision = RevisionFactory()

    for action in (revision.save, revision.delete, Revision.objects.all().delete):
        with pytest.raises(DatabaseError, match=APPEND_ONLY), transaction.atomic():
            action()
    with pytest.raises(DatabaseError, match=APPEND_ONLY), transaction.atomic():
        Revision.objects.update(by="nobody")


@pytest.mark.postgres
@pytest.mark.parametrize("sql", ["TRUNCATE relations_revision", "TRUNCATE relations_revision CASCADE"])
@pytest.mark.django_db
def test_truncate_is_refused(sql):
    LeaderFactory()

    with pytest.raises(DatabaseError, match=APPEND_ONLY):
        run(sql)


@pytest.mark.parametrize("unchanged", ["sequence", "number"])
@pytest.mark.django_db
def test_replacement_is_refused(unchanged):
    """SQLite's REPLACE deletes the existing row without running the trigger on deletion."""
    LeaderFactory()
    before = list(Revision.objects.values())
    values = {field.column: f'"{field.column}"' for field in Revision._meta.fields} | {
        "reason": "'otherwise'"
    }
    changed = "number" if unchanged == "sequence" else "sequence"
    values[changed] += " + 1000"
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    columns = ", ".join(f'"{column}"' for column in values)

    with pytest.raises(DatabaseError):
        run(
            f"{verb} INTO relations_revision ({columns})"
            f" SELECT {', '.join(values.values())} FROM relations_revision WHERE noun = 'leader'"
        )

    assert list(Revision.objects.values()) == before


@pytest.mark.django_db(transaction=True)
def test_migration_can_be_undone_and_repeated():
    call_command("migrate", "relations", "zero", verbosity=0)
    assert not [name for name in connection.introspection.table_names() if name.startswith("relations_")]

    call_command("migrate", "relations", verbosity=0)
    assert triggers() == TRIGGERS[connection.vendor]
