"""Revisions: each published change of a record, with its author, reason and changed fields."""

import pytest

from relations.actions.changes import publication
from relations.models import KINDS, RECORDS
from tests.api.past import DAYS, edit, moment, rename
from tests.factories import LeaderFactory, VisitFactory
from tests.factories.record import EDITOR, WRITER, document_of, factory_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", sorted(KINDS))
def test_every_kind_has_revisions_and_as_of(api, noun):
    record = factory_of(noun)(**({"published": True} if noun in RECORDS else {}))
    url = f"/api/v1/{KINDS[noun].resource()}/{record.key}/"

    then, now = api.get(url, {"as_of": moment(0)}).json(), api.get(url).json()
    [step] = api.get(f"{url}revisions/").json()["results"]

    assert then["document"] == step["document"] == document_of(record).data
    assert then["revision"] == step["number"] == now["revision"]
    assert api.get(url, {"as_of": moment(0, seconds=-1)}).status_code == 404


def test_revisions_of_the_draft_phase_are_not_public(api):
    publication.publish(cited_draft(), by=EDITOR, at=DAYS[4])

    [step] = api.get("/api/v1/leaders/slow/revisions/").json()["results"]

    assert (step["action"], step["number"]) == ("publish", 3)
    assert "native_name" in [each["field"] for each in step["changed_fields"]]
    assert api.get("/api/v1/leaders/slow/", {"as_of": moment(3)}).status_code == 404


def cited_draft():
    """A draft that was corrected once before its publication."""
    claims = document_of(LeaderFactory(id="model", published=True)).data["claims"]
    again = {
        fact: [each | {"id": f"{each['id'][:-4]}0000"} for each in listed] for fact, listed in claims.items()
    }
    draft = LeaderFactory(id="slow", name="Model", claims=again)
    edit(draft, 3, native_name="Mẫu", claims=again | {"native_name": [
        {"at": "first-witness#1", "printed": "Mẫu", "value": "Mẫu"}
    ]})  # fmt: skip
    return draft


def test_revisions_have_changed_fields_and_claims(api):
    visit = VisitFactory(id="changed", published=True, kind="state", occasion="Summit")
    before = document_of(visit).data["claims"]
    gone, changed = before["occasion"][0], before["host"][0]
    claims = {fact: listed for fact, listed in before.items() if fact not in ("occasion", "host")}
    claims["host"] = [changed | {"printed": "to Hanoi"}]
    claims["kind"] = [{"at": "first-witness#1", "printed": "official", "value": "official"}]
    edit(visit, 2, kind="official", occasion=None, claims=claims)

    steps = api.get("/api/v1/visits/changed/revisions/").json()["results"]

    first, last = steps
    assert {each["before"] for each in first["changed_fields"]} == {None}
    assert [each["field"] for each in last["changed_fields"]] == ["kind", "occasion"]
    assert last["changed_fields"][0] == {"field": "kind", "before": "state", "after": "official"}
    assert last["changed_fields"][1] == {"field": "occasion", "before": "Summit", "after": None}
    changed_claims = {each["id"]: each for each in last["changed_claims"]}
    assert sorted(each["change"] for each in changed_claims.values()) == [
        "added",
        "changed",
        "removed",
        "removed",
    ]
    assert changed_claims[gone["id"]]["before"] == {"fact": "occasion"} | gone
    assert changed_claims[changed["id"]]["after"] == {"fact": "host"} | changed | {"printed": "to Hanoi"}
    assert (last["by"], last["reason"]) == (WRITER, "Day 2.")


def test_pages_of_revisions_have_the_same_differences_in_both_orders(api):
    visit = VisitFactory(id="changed", published=True)
    for day in (1, 2, 3, 4):
        edit(visit, day, external_ids=[f"test:{day}"])
    url = "/api/v1/visits/changed/revisions/"

    all_steps = api.get(url).json()["results"]
    one_by_one, following = [], f"{url}?limit=1"
    while following:
        page = api.get(following).json()
        one_by_one += page["results"]
        following = page["next"]

    assert one_by_one == all_steps
    assert api.get(url, {"ordering": "-sequence"}).json()["results"] == all_steps[::-1]


def test_revisions_continue_after_a_rename(api):
    visit = VisitFactory(id="old", published=True)
    edit(visit, 1, external_ids=["test:1"])
    rename(visit, "new", 2)

    steps = api.get("/api/v1/visits/new/revisions/").json()["results"]

    assert [(step["id"], step["action"]) for step in steps] == [
        ("old", "publish"),
        ("old", "correct"),
        ("new", "rename"),
    ]
    assert steps[-1]["changed_fields"] == [{"field": "id", "before": "old", "after": "new"}]
    assert steps[-1]["changed_claims"] == []
