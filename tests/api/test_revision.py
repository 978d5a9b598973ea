"""Revisions: each step that readers saw, who took it, why, and what it changed."""

import pytest

from relations.actions import publication
from relations.models import KINDS, RECORDS
from tests.api.past import DAYS, edit, moment, rename
from tests.factories import LeaderFactory, VisitFactory
from tests.factories.record import EDITOR, WRITER, document_of, factory_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", sorted(KINDS))
def test_every_kind_has_a_past_and_its_revisions(api, noun):
    record = factory_of(noun)(**({"published": True} if noun in RECORDS else {}))
    url = f"/api/v1/{KINDS[noun].resource()}/{record.key}/"

    then, now = api.get(url, {"as_of": moment(0)}).json(), api.get(url).json()
    [step] = api.get(f"{url}revisions/").json()["results"]

    assert then["document"] == step["document"] == document_of(record).data
    assert then["revision"] == step["number"] == now["revision"]
    assert api.get(url, {"as_of": moment(0, seconds=-1)}).status_code == 404


def test_the_past_of_a_draft_phase_is_not_told(api):
    publication.publish(cited_draft(), by=EDITOR, at=DAYS[4])

    [step] = api.get("/api/v1/leaders/slow/revisions/").json()["results"]

    assert (step["deed"], step["number"]) == ("publish", 3)
    assert "native_name" in [each["field"] for each in step["changed_fields"]]
    assert api.get("/api/v1/leaders/slow/", {"as_of": moment(3)}).status_code == 404


def cited_draft():
    """A draft that was corrected once before anybody saw it."""
    claims = document_of(LeaderFactory(id="model", published=True)).data["claims"]
    again = {
        fact: [each | {"id": f"{each['id'][:-4]}0000"} for each in listed] for fact, listed in claims.items()
    }
    draft = LeaderFactory(id="slow", name="Model", claims=again)
    edit(draft, 3, native_name="Mẫu", claims=again | {"native_name": [
        {"at": "first-witness#1", "printed": "Mẫu", "value": "Mẫu"}
    ]})  # fmt: skip
    return draft


def test_revisions_tell_fields_before_and_after_and_claims_by_id(api):
    visit = VisitFactory(id="told", published=True, kind="state", occasion="Summit")
    before = document_of(visit).data["claims"]
    gone, changed = before["occasion"][0], before["host"][0]
    claims = {fact: listed for fact, listed in before.items() if fact not in ("occasion", "host")}
    claims["host"] = [changed | {"printed": "to Hanoi"}]
    claims["kind"] = [{"at": "first-witness#1", "printed": "official", "value": "official"}]
    edit(visit, 2, kind="official", occasion=None, claims=claims)

    steps = api.get("/api/v1/visits/told/revisions/").json()["results"]

    first, last = steps
    assert {each["before"] for each in first["changed_fields"]} == {None}
    assert [each["field"] for each in last["changed_fields"]] == ["kind", "occasion"]
    assert last["changed_fields"][0] == {"field": "kind", "before": "state", "after": "official"}
    assert last["changed_fields"][1] == {"field": "occasion", "before": "Summit", "after": None}
    told = {each["id"]: each for each in last["changed_claims"]}
    assert sorted(each["change"] for each in told.values()) == ["added", "changed", "removed", "removed"]
    assert told[gone["id"]]["before"] == {"fact": "occasion"} | gone
    assert told[changed["id"]]["after"] == {"fact": "host"} | changed | {"printed": "to Hanoi"}
    assert (last["by"], last["reason"]) == (WRITER, "Day 2.")


def test_pages_of_revisions_tell_the_same_differences_both_ways(api):
    visit = VisitFactory(id="told", published=True)
    for day in (1, 2, 3, 4):
        edit(visit, day, external_ids=[f"test:{day}"])
    url = "/api/v1/visits/told/revisions/"

    whole = api.get(url).json()["results"]
    one_by_one, following = [], f"{url}?limit=1"
    while following:
        page = api.get(following).json()
        one_by_one += page["results"]
        following = page["next"]

    assert one_by_one == whole
    assert api.get(url, {"ordering": "-sequence"}).json()["results"] == whole[::-1]


def test_revisions_go_on_across_a_renaming(api):
    visit = VisitFactory(id="old", published=True)
    edit(visit, 1, external_ids=["test:1"])
    rename(visit, "new", 2)

    steps = api.get("/api/v1/visits/new/revisions/").json()["results"]

    assert [(step["id"], step["deed"]) for step in steps] == [
        ("old", "publish"),
        ("old", "correct"),
        ("new", "rename"),
    ]
    assert steps[-1]["changed_fields"] == [{"field": "id", "before": "old", "after": "new"}]
    assert steps[-1]["changed_claims"] == []
