"""The trigram index for search on PostgreSQL. It finds the beginning of any word."""

EXTENSION = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
INDEX = """CREATE INDEX search_entry_by_trigram ON relations_searchentry
    USING gin (folded gin_trgm_ops)"""


def install(_apps, schema_editor):
    """Create the index on PostgreSQL. SQLite uses SearchWord instead."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(EXTENSION)
        schema_editor.execute(INDEX)


def remove(_apps, schema_editor):
    """Drop the index, to undo a migration. The extension stays: others may use it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_entry_by_trigram")
