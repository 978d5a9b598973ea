"""Every change to what is curated goes through `relations/actions/`, so that history is complete."""

import ast

import pytest

from tests.architecture.tree import imported, modules, nodes, place

WRITES = {
    *("save", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "raw_delete"),
    *("asave", "adelete", "acreate", "aupdate", "abulk_create", "abulk_update", "aget_or_create"),
}
OUTSIDE = [
    path
    for path in modules("relations")
    if not path.startswith(("relations/actions/", "relations/migrations/"))
]


def is_write(call):
    """Whether a call writes rows: by a name that only writes have, or as a manager's create or update."""
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr == "update":  # of a queryset it takes columns; a dict or a progress bar does not
        return bool(call.keywords)
    if call.func.attr == "create":
        return ast.unparse(call.func.value) not in ("creation", "curation")
    return call.func.attr in WRITES


def writes(path):
    return [place(path, call) for call in nodes(path, ast.Call) if is_write(call)]


@pytest.mark.parametrize("path", OUTSIDE)
def test_only_actions_write(path):
    assert writes(path) == []


def test_actions_do_write():
    """The rule above recognises the writes of the actions, and so would those of others."""
    assert len([write for path in modules("relations/actions") for write in writes(path)]) > 10


# It sends a question again that Django wrote: writing it costs a hundred times what the answer does.
REPEATS_A_QUESTION = "relations/queries/gathering.py"


@pytest.mark.parametrize("path", [path for path in OUTSIDE if path != REPEATS_A_QUESTION])
def test_only_actions_and_migrations_speak_sql(path):
    """What a schema editor executes is a step of a migration, wherever it is written down."""
    spoken = {"cursor", "execute", "executemany", "executescript", "raw"}
    calls = [call for call in nodes(path, ast.Call) if isinstance(call.func, ast.Attribute)]
    spoken_here = [call for call in calls if call.func.attr in spoken]

    assert [
        place(path, call) for call in spoken_here if ast.unparse(call.func.value) != "schema_editor"
    ] == []


BEHIND_REVIEW = (
    "correction",
    "creation",
    "publication",
    "merging",
    "renaming",
    "relocation",
    "redaction",
    "recording",
)


@pytest.mark.parametrize("path", modules("relations/api", "relations/admin", "relations/pages"))
def test_doors_for_people_and_programs_go_through_review(path):
    """Only the terminal calls a deed itself: what it takes in was reviewed in version control."""
    behind = tuple(f"relations.actions.{module}" for module in BEHIND_REVIEW)

    assert [name for name in imported(path) if name.startswith(behind)] == []
