"""Every change to curated data goes through `relations/actions/`, so that history is complete."""

import ast

from tests.architecture.tree import imported, modules, nodes, place

WRITES = {
    *("save", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "raw_delete"),
    *("asave", "adelete", "acreate", "aupdate", "abulk_create", "abulk_update", "aget_or_create"),
}
# A migration runs it on its own models, to create the groups of accounts.
RUN_BY_A_MIGRATION = "relations/models/roles.py"
OUTSIDE = [
    path
    for path in modules("relations")
    if not path.startswith(("relations/actions/", "relations/migrations/", RUN_BY_A_MIGRATION))
]


def is_write(call):
    """Whether a call writes rows: a name that only writes have, or create or update of a manager."""
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr == "update":  # with columns it is that of a queryset, not of a dict or a progress bar
        return bool(call.keywords)
    if call.func.attr == "create":
        return ast.unparse(call.func.value) not in ("creation", "curation")
    return call.func.attr in WRITES


def writes(path):
    return [place(path, call) for call in nodes(path, ast.Call) if is_write(call)]


def test_only_actions_write():
    assert [write for path in OUTSIDE for write in writes(path)] == []


def test_the_writes_of_actions_are_recognised():
    """The rule above finds the writes of the actions, so it would also find others."""
    assert len([write for path in modules("relations/actions") for write in writes(path)]) > 10


# It runs statements that Django compiled before: to compile one takes a hundred times as long as to run it.
RUNS_RECORDED_SQL = "relations/queries/statement.py"
SQL = {"cursor", "execute", "executemany", "executescript", "raw"}


def is_sql(call):
    """Whether a call runs SQL. A schema editor runs only in migrations, so its calls do not count."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in SQL:
        return False
    return ast.unparse(call.func.value) != "schema_editor"


def test_only_actions_and_migrations_run_sql():
    found = [
        place(path, call)
        for path in OUTSIDE
        if path != RUNS_RECORDED_SQL
        for call in nodes(path, ast.Call)
        if is_sql(call)
    ]
    assert found == []


BEHIND_REVIEW = {
    "correction",
    "creation",
    "publication",
    "merging",
    "renaming",
    "relocation",
    "redaction",
    "recording",
}


def modules_behind_review():
    """The dotted names of the actions that only a reviewed proposal runs; `recording` is a package."""
    actions = [path.removesuffix(".py").split("/") for path in modules("relations/actions")]
    found = [steps for steps in actions if BEHIND_REVIEW & set(steps[2:])]
    assert {step for steps in found for step in steps} >= BEHIND_REVIEW, (
        "An action was renamed: update BEHIND_REVIEW."
    )
    return tuple(".".join(steps).removesuffix(".__init__") for steps in found)


def test_the_api_and_the_admin_change_records_only_through_review():
    """Only management commands run an action directly: their input was reviewed in version control."""
    behind = modules_behind_review()
    found = {
        path: [name for name in imported(path) if name.startswith(behind)]
        for path in modules("relations/api", "relations/admin", "relations/pages")
    }
    assert {path: names for path, names in found.items() if names} == {}
