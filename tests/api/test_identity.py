"""Merging, undoing it and renaming through the API: who may, under which conditions, and what readers see."""

import pytest

from relations.models import Proposal
from tests.api.curator import codes, url
from tests.factories import LeaderFactory, VisitFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db

WHY = "One man, two spellings."
ROOT = "/api/v1/leaders/"


@pytest.fixture
def leaders(db):
    """Two that readers see, of which a visit names the second."""
    found = [LeaderFactory(id=key, name=name, published=True) for key, name in (("one", "A"), ("two", "B"))]
    VisitFactory(id="a-visit", delegation=[{"leader": "two", "role": "principal"}], published=True)
    return found


@pytest.fixture
def drafts(db):
    return [LeaderFactory(id=key, name=key) for key in ("one", "two")]


def ask(curator, record, deed, /, *, asked="", **body):
    headers = {"If-Match": curator.tag(record)}
    return curator.post(f"{url(record)}{deed}/{asked}", {"reason": WHY, **body}, headers=headers)


def merge(curator, record, **body):
    return ask(curator, record, "merge", **{"from": "two", "from_revision": 2} | body)


def approve(curator, answer):
    found = curator.post(f"{answer.json()['proposal']['url']}approve/", {})
    assert found.status_code == 200, found.json()


def test_two_that_readers_see_become_one_after_approval_and_the_address_leads_on(anna, binh, api, leaders):
    answer = merge(anna, leaders[0])

    assert (answer.status_code, answer.json()["outcome"]) == (202, "proposed")
    assert [each["id"] for each in answer.json()["also_changed"]] == ["two", "a-visit"]
    shown = anna.get(answer.json()["proposal"]["url"]).json()
    assert (shown["deed"], shown["record"]["id"], shown["other"]["id"]) == ("merge", "one", "two")
    assert api.get(f"{ROOT}two/").status_code == 200
    approve(binh, answer)
    moved = api.get(f"{ROOT}two/")
    assert (moved.status_code, moved.headers["Location"]) == (308, f"http://testserver{ROOT}one/")
    visit = api.get("/api/v1/visits/a-visit/").json()
    assert visit["delegation"][0]["leader"]["id"] == "one"


def test_a_merge_is_undone_after_approval(anna, binh, api, leaders):
    approve(binh, merge(anna, leaders[0]))

    answer = ask(anna, leaders[0], "unmerge", **{"from": "two"})

    assert answer.status_code == 202
    approve(binh, answer)
    assert api.get(f"{ROOT}two/").json()["name"] == "B"
    assert api.get("/api/v1/visits/a-visit/").json()["delegation"][0]["leader"]["id"] == "two"


def test_undoing_is_refused_while_later_edits_stand_in_the_way_and_names_them(anna, binh, leaders):
    approve(binh, merge(anna, leaders[0]))
    approve(binh, anna.correct(leaders[0], {"external_ids": ["test:1"]}))

    answer = ask(anna, leaders[0], "unmerge", **{"from": "two"})

    assert (answer.status_code, codes(answer)) == (409, [(None, "later_edits")])
    assert "leader/one changed since" in answer.json()["detail"]


def test_drafts_become_one_at_once_with_values_of_either(anna, drafts):
    answer = merge(anna, drafts[0], from_revision=1, choices={"name": "theirs"})

    assert (answer.status_code, answer.json()["outcome"], answer.json()["revision"]) == (200, "applied", 2)
    assert document_of(drafts[0]).data["name"] == "two"
    assert ask(anna, drafts[0], "unmerge", **{"from": "two"}).status_code == 200
    assert document_of(drafts[0]).data["name"] == "one"


def test_a_merge_is_rehearsed_and_made_once_under_its_key(anna, drafts):
    assert merge(anna, drafts[0], from_revision=1, asked="?dry_run=true").json()["outcome"] == "rehearsed"
    body = {"from": "two", "from_revision": 1, "reason": WHY}
    headers = {"If-Match": anna.tag(drafts[0]), "Idempotency-Key": "once"}

    first, again = (anna.post(f"{url(drafts[0])}merge/", body, headers=headers) for _ in range(2))

    assert (first.status_code, first.json()) == (200, again.json())


@pytest.mark.parametrize("deed", ["merge", "unmerge", "rename"])
def test_conditions_are_asked_for_and_kept(anna, drafts, deed):
    body = {"merge": {"from": "two", "from_revision": 1}, "unmerge": {"from": "two"}, "rename": {"to": "x"}}
    address, said = f"{url(drafts[0])}{deed}/", body[deed] | {"reason": WHY}

    assert anna.post(address, said).status_code == 428
    assert anna.post(address, said, headers={"If-Match": '"7"'}).status_code == 412
    silent = anna.post(address, said | {"reason": None}, headers={"If-Match": '"1"'})
    assert (silent.status_code, codes(silent)) == (400, [("/reason", "no_reason")])
    assert anna.post(f"{ROOT}nobody/{deed}/", said, headers={"If-Match": '"1"'}).status_code == 404


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"from": "nobody"}, ("/from", "unknown_reference")),
        ({"from": "a\x00b"}, ("/from", "unknown_reference")),
        ({"from": 7}, ("/from", "wrong_type")),
        ({"from": "one"}, (None, "merge_refused")),
        ({"from_revision": True}, ("/from_revision", "wrong_type")),
        ({"from_revision": 10**20}, ("/from_revision", "out_of_range")),
        ({"from_revision": 7}, (None, "moved_on")),
        ({"choices": ["name"]}, ("/choices", "wrong_type")),
        ({"choices": {"name": 7}}, ("/choices/name", "wrong_type")),
        ({"choices": {"name": "both"}}, ("/choices/name", "unknown_choice")),
        ({"choices": {"a\x00b": "ours"}}, ("/choices/a\x00b", "unknown_field")),
        ({"form": "two"}, ("/form", "unknown_field")),
        ({"reason": None}, ("/reason", "no_reason")),
    ],
)
def test_what_cannot_be_merged_is_refused_where_it_stands(anna, drafts, body, told):
    answer = merge(anna, drafts[0], **{"from_revision": 1} | body)

    assert codes(answer)[0] == told


def test_only_what_was_merged_here_is_parted(anna, drafts):
    answer = ask(anna, drafts[0], "unmerge", **{"from": "two"})

    assert (answer.status_code, codes(answer)) == (409, [(None, "not_merged")])


def test_a_record_is_renamed_and_its_former_address_leads_there(anna, binh, api, leaders):
    answer = ask(anna, leaders[1], "rename", to="the-second")

    assert (answer.status_code, answer.json()["record"]["id"]) == (202, "the-second")
    assert [each["id"] for each in answer.json()["also_changed"]] == ["a-visit"]
    approve(binh, answer)
    assert api.get(f"{ROOT}the-second/").status_code == 200
    assert api.get(f"{ROOT}two/").status_code == 308
    assert Proposal.objects.get().key == "two"


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("Two Words", ("/to", "malformed")),
        ("x" * 161, ("/to", "malformed")),
        ("a\x00b", ("/to", "unfit_text")),
        (7, ("/to", "wrong_type")),
        ("two", (None, "record_exists")),
        ("one", (None, "record_exists")),
    ],
)
def test_an_identifier_that_cannot_be_given_is_refused(anna, drafts, to, told):
    answer = ask(anna, drafts[0], "rename", to=to)

    assert codes(answer)[0] == told
