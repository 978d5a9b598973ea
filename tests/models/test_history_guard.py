"""History is append-only: the database itself refuses to change or to forget a revision."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from relations.models import Revision
from relations.models.history_guard import REFUSAL
from tests.factories import LeaderFactory, RevisionFactory

CHANGES = {
    "sqlite": {"revision_refuses_update", "revision_refuses_delete", "revision_refuses_replacement"},
    "postgresql": {"revision_refuses_change", "revision_refuses_truncate"},
}


def triggers():
    question = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'relations_revision'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'relations_revision'::regclass"
        " AND NOT tgisinternal AND tgenabled = 'O'",
    }
    with connection.cursor() as cursor:
        cursor.execute(question[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_guard_stands_after_all_migrations():
    executor = MigrationExecutor(connection)

    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert triggers() == CHANGES[connection.vendor]


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

    with pytest.raises(DatabaseError, match=REFUSAL):
        run(sql)

    assert list(Revision.objects.values()) == before


@pytest.mark.django_db
def test_change_by_the_orm_is_refused():
    revision = RevisionFactory()

    for deed in (revision.save, revision.delete, Revision.objects.all().delete):
        with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
            deed()
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        Revision.objects.update(by="nobody")


@pytest.mark.postgres
@pytest.mark.parametrize("sql", ["TRUNCATE relations_revision", "TRUNCATE relations_revision CASCADE"])
@pytest.mark.django_db
def test_truncate_is_refused(sql):
    LeaderFactory()

    with pytest.raises(DatabaseError, match=REFUSAL):
        run(sql)


@pytest.mark.parametrize("kept", ["sequence", "number"])
@pytest.mark.django_db
def test_replacement_is_refused(kept):
    """SQLite's REPLACE deletes the row in its way without asking the trigger on deletion."""
    LeaderFactory()
    before = list(Revision.objects.values())
    values = {field.column: f'"{field.column}"' for field in Revision._meta.fields} | {
        "reason": "'otherwise'"
    }
    moved = "number" if kept == "sequence" else "sequence"
    values[moved] += " + 1000"
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    columns = ", ".join(f'"{column}"' for column in values)

    with pytest.raises(DatabaseError):
        run(
            f"{verb} INTO relations_revision ({columns})"
            f" SELECT {', '.join(values.values())} FROM relations_revision WHERE noun = 'leader'"
        )

    assert list(Revision.objects.values()) == before


@pytest.mark.django_db(transaction=True)
def test_guard_can_be_undone_and_stands_again():
    call_command("migrate", "relations", "0001", verbosity=0)
    assert triggers() == set()

    call_command("migrate", "relations", verbosity=0)
    assert triggers() == CHANGES[connection.vendor]
