"""The trigram index under search, on PostgreSQL: the beginning of any word is found by it."""

EXTENSION = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
INDEX = """CREATE INDEX search_entry_by_trigram ON relations_searchentry
    USING gin (folded gin_trgm_ops)"""


def install(_apps, schema_editor):
    """Make the index on PostgreSQL; SQLite has SearchWord in its place."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(EXTENSION)
        schema_editor.execute(INDEX)


def remove(_apps, schema_editor):
    """Take the index away, to undo a migration; the extension may serve others."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_entry_by_trigram")
