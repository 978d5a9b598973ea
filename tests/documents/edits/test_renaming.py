"""Renaming replaces a reference everywhere in a document."""

from relations.documents.document import parse
from relations.documents.edits.renaming import Renaming

CLAIM = {"at": "alpha#1", "printed": "the man"}


def rename(noun, data, renaming):
    return renaming.apply_to(parse(noun, data))


def test_fields_lists_rows_and_claims_refer_to_the_new_record():
    data = {
        "id": "x",
        "guest": "country/CHN",
        "host": "VNM",
        "invited_by": "leader/old",
        "delegation": [{"leader": "old", "role": "principal"}, {"leader": "other", "role": "accompanying"}],
        "claims": {"invited_by": [CLAIM | {"value": "leader/old"}], "period": [CLAIM | {"value": "2023"}]},
    }

    found = rename("visit", data, Renaming("leader", "old", "new"))

    assert found["invited_by"] == "leader/new"
    assert [row["leader"] for row in found["delegation"]] == ["new", "other"]
    assert found["claims"]["invited_by"][0]["value"] == "leader/new"
    assert found["claims"]["period"][0]["value"] == "2023"


def test_references_to_other_kinds_stay():
    data = {"id": "x", "guest": "organisation/old", "host": "VNM", "places": ["old"], "tour": "old"}

    found = rename("visit", data, Renaming("organisation", "old", "new"))

    assert (found["guest"], found["places"], found["tour"]) == ("organisation/new", ["old"], "old")


def test_claims_of_a_source_move_to_the_same_paragraph_and_keep_their_identifiers():
    data = {"id": "x", "name": "X", "claims": {"name": [CLAIM, CLAIM | {"at": "beta#2"}]}}
    before = parse("leader", data).data["claims"]["name"]

    found = rename("leader", data, Renaming("source", "alpha", "gamma"))

    assert [claim["at"] for claim in found["claims"]["name"]] == ["gamma#1", "beta#2"]
    assert [claim["id"] for claim in found["claims"]["name"]] == [claim["id"] for claim in before]


def test_rows_that_become_equal_are_listed_once():
    rows = [{"party": f"organisation/{key}", "role": "party"} for key in ("old", "new")]
    data = {"id": "x", "title": "X", "kind": "treaty", "parties": rows}

    assert rename("agreement", data, Renaming("organisation", "old", "new"))["parties"] == [rows[1]]
