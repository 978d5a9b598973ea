"""Triggers that keep the history append-only: they refuse UPDATE, DELETE and TRUNCATE of revisions.

One UPDATE is allowed, once for each revision: the one that blanks the document and marks it as redacted.
Every migration that changes the table ends with `install`, because SQLite drops triggers when it
rebuilds a table.
"""

TABLE = "relations_revision"
APPEND_ONLY = "The history is append-only: revisions are never changed or deleted."

EXISTS_ALREADY = f"""EXISTS (SELECT 1 FROM {TABLE} WHERE sequence = NEW.sequence)
    OR EXISTS (SELECT 1 FROM {TABLE} WHERE noun = NEW.noun AND key = NEW.key AND number = NEW.number)"""  # noqa: S608
BLANK, MARK = "{}", "redacted_at"
CHANGED = (
    "document",
    "digest",
    MARK,
    "redacted_by",
    "redacted_because",
)  # by redaction; no other column changes
KEPT = ("sequence", "noun", "key", "number", "action", "publication", "by", "approved_by", "at", "reason")
REDACTS = f"NEW.{MARK} IS NOT NULL AND OLD.{MARK} IS NULL AND NEW.document = '{BLANK}'"
STAYS = " AND ".join(f'NEW."{column}" IS OLD."{column}"' for column in (*KEPT, "is_public"))
# REPLACE deletes a row without firing the trigger on DELETE, so a third trigger checks INSERT.
SQLITE = {
    "revision_refuses_update": f"UPDATE ON {TABLE} WHEN NOT ({REDACTS} AND {STAYS})",
    "revision_refuses_delete": f"DELETE ON {TABLE}",
    "revision_refuses_replacement": f"INSERT ON {TABLE} WHEN {EXISTS_ALREADY}",
}
UNCHANGED = " - ".join(["to_jsonb({0})", *(f"'{column}'" for column in CHANGED)])
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION revision_refuses() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF {REDACTS} AND {UNCHANGED.format("NEW")} = {UNCHANGED.format("OLD")} THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
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
    """Create the triggers, after dropping those of earlier migrations."""
    remove(apps, schema_editor)
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def statements(vendor):
    """The SQL statements that create the triggers on a database of this vendor."""
    if vendor == "postgresql":
        return POSTGRESQL
    return [
        f"CREATE TRIGGER {name} BEFORE {action} BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
        for name, action in SQLITE.items()
    ]


def remove(_apps, schema_editor):
    """Drop the triggers, to undo a migration."""
    for statement in REMOVAL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
