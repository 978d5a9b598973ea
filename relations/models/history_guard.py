"""The history is append-only: triggers that refuse UPDATE, DELETE and TRUNCATE of revisions.

Every migration that touches the table ends with `install`, because SQLite drops triggers when it
remakes a table.
"""

TABLE = "relations_revision"
REFUSAL = "The history is append-only: revisions are never changed or deleted."

STANDS_ALREADY = f"""EXISTS (SELECT 1 FROM {TABLE} WHERE sequence = NEW.sequence)
    OR EXISTS (SELECT 1 FROM {TABLE} WHERE noun = NEW.noun AND key = NEW.key AND number = NEW.number)"""  # noqa: S608
# REPLACE deletes the row in its way without asking the trigger on deletion: hence the one on insertion.
SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {deed} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for name, deed in (
        ("revision_refuses_update", f"UPDATE ON {TABLE}"),
        ("revision_refuses_delete", f"DELETE ON {TABLE}"),
        ("revision_refuses_replacement", f"INSERT ON {TABLE} WHEN {STANDS_ALREADY}"),
    )
]
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION revision_refuses() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    f"DROP TRIGGER IF EXISTS revision_refuses_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS revision_refuses_truncate ON {TABLE}",
    f"""CREATE TRIGGER revision_refuses_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION revision_refuses()""",
    f"""CREATE TRIGGER revision_refuses_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION revision_refuses()""",
]
REMOVAL = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS revision_refuses_{deed}" for deed in ("update", "delete", "replacement")
    ],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS revision_refuses_{what} ON {TABLE}" for what in ("change", "truncate")
    ],
}
INSTALLATION = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def install(_apps, schema_editor):
    """Put the triggers in place, whatever was there before."""
    for statement in INSTALLATION[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(_apps, schema_editor):
    """Take the triggers away, to undo a migration."""
    for statement in REMOVAL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
