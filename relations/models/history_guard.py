"""The history is append-only: triggers that refuse UPDATE, DELETE and TRUNCATE of revisions.

One UPDATE passes, once for each revision: it blanks the document and says that it is redacted.
Every migration that touches the table ends with `install`, because SQLite drops triggers when it
remakes a table.
"""

TABLE = "relations_revision"
REFUSAL = "The history is append-only: revisions are never changed or deleted."

STANDS_ALREADY = f"""EXISTS (SELECT 1 FROM {TABLE} WHERE sequence = NEW.sequence)
    OR EXISTS (SELECT 1 FROM {TABLE} WHERE noun = NEW.noun AND key = NEW.key AND number = NEW.number)"""  # noqa: S608
BLANK, MARK = "{}", "redacted_at"
CHANGED = ("document", "digest", MARK, "redacted_by", "redacted_because")  # by redaction; the rest stays
KEPT = ("sequence", "noun", "key", "number", "deed", "publication", "by", "approved_by", "at", "reason")
REDACTS = f"NEW.{MARK} IS NOT NULL AND OLD.{MARK} IS NULL AND NEW.document = '{BLANK}'"
STAYS = " AND ".join(f'NEW."{column}" IS OLD."{column}"' for column in (*KEPT, "is_public"))
# REPLACE deletes the row in its way without asking the trigger on deletion: hence the one on insertion.
SQLITE = {
    "revision_refuses_update": f"UPDATE ON {TABLE} WHEN NOT ({REDACTS} AND {STAYS})",
    "revision_refuses_delete": f"DELETE ON {TABLE}",
    "revision_refuses_replacement": f"INSERT ON {TABLE} WHEN {STANDS_ALREADY}",
}
WITHOUT_REDACTION = SQLITE | {"revision_refuses_update": f"UPDATE ON {TABLE}"}
UNCHANGED = " - ".join(["to_jsonb({0})", *(f"'{column}'" for column in CHANGED)])
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION revision_refuses() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF {REDACTS} AND {UNCHANGED.format("NEW")} = {UNCHANGED.format("OLD")} THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    f"""CREATE TRIGGER revision_refuses_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION revision_refuses()""",
    f"""CREATE TRIGGER revision_refuses_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION revision_refuses()""",
]
REMOVAL = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS revision_refuses_{what} ON {TABLE}" for what in ("change", "truncate")
    ],
}


def install(apps, schema_editor):
    """Put the triggers in place of whatever was there before."""
    remove(apps, schema_editor)
    for statement in statements(apps, schema_editor.connection.vendor):
        schema_editor.execute(statement)


def statements(apps, vendor):
    """How the triggers are made; SQLite's name columns that the table has only since redaction."""
    if vendor == "postgresql":
        return POSTGRESQL
    columns = {field.name for field in apps.get_model("relations", "Revision")._meta.fields}
    refusals = SQLITE if MARK in columns else WITHOUT_REDACTION
    return [
        f"CREATE TRIGGER {name} BEFORE {deed} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for name, deed in refusals.items()
    ]


def remove(_apps, schema_editor):
    """Take the triggers away, to undo a migration."""
    for statement in REMOVAL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
