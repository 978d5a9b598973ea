"""Merge, unmerge and rename through the API: permissions, conditions, and what readers see."""

import pytest

from relations.models import Proposal
from tests.api.curator import error_codes, url
from tests.factories import LeaderFactory, VisitFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db

WHY = "One man, two spellings."
ROOT = "/api/v1/leaders/"


@pytest.fixture
def leaders(db):
    """Two published leaders; a visit refers to the second."""
    found = [LeaderFactory(id=key, name=name, published=True) for key, name in (("one", "A"), ("two", "B"))]
    VisitFactory(id="a-visit", delegation=[{"leader": "two", "role": "principal"}], published=True)
    return found


@pytest.fixture
def drafts(db):
    return [LeaderFactory(id=key, name=key) for key in ("one", "two")]


def post_action(curator, record, action, /, *, query="", **body):
    headers = {"If-Match": curator.tag(record)}
    return curator.post(f"{url(record)}{action}/{query}", {"reason": WHY, **body}, headers=headers)


def merge(curator, record, **body):
    return post_action(curator, record, "merge", **{"from": "two", "from_revision": 2} | body)


def approve(curator, response):
    found = curator.post(f"{response.json()['proposal']['url']}approve/", {})
    assert found.status_code == 200, found.json()


def test_published_records_are_merged_after_approval_and_the_old_url_redirects(anna, binh, api, leaders):
    response = merge(anna, leaders[0])

    assert (response.status_code, response.json()["outcome"]) == (202, "proposed")
    assert [each["id"] for each in response.json()["also_changed"]] == ["two", "a-visit"]
    proposal = anna.get(response.json()["proposal"]["url"]).json()
    assert (proposal["action"], proposal["record"]["id"], proposal["other"]["id"]) == ("merge", "one", "two")
    assert api.get(f"{ROOT}two/").status_code == 200
    approve(binh, response)
    moved = api.get(f"{ROOT}two/")
    assert (moved.status_code, moved.headers["Location"]) == (308, f"http://testserver{ROOT}one/")
    visit = api.get("/api/v1/visits/a-visit/").json()
    assert visit["delegation"][0]["leader"]["id"] == "one"


def test_a_merge_is_undone_after_approval(anna, binh, api, leaders):
    approve(binh, merge(anna, leaders[0]))

    response = post_action(anna, leaders[0], "unmerge", **{"from": "two"})

    assert response.status_code == 202
    approve(binh, response)
    assert api.get(f"{ROOT}two/").json()["name"] == "B"
    assert api.get("/api/v1/visits/a-visit/").json()["delegation"][0]["leader"]["id"] == "two"


def test_unmerging_is_an_error_that_names_later_edits(anna, binh, leaders):
    approve(binh, merge(anna, leaders[0]))
    approve(binh, anna.correct(leaders[0], {"external_ids": ["test:1"]}))

    response = post_action(anna, leaders[0], "unmerge", **{"from": "two"})

    assert (response.status_code, error_codes(response)) == (409, [(None, "edited_since_merge")])
    assert "edited since the merge: leader/one" in response.json()["detail"]


def test_drafts_are_merged_at_once_with_chosen_values(anna, drafts):
    response = merge(anna, drafts[0], from_revision=1, choices={"name": "theirs"})

    assert (response.status_code, response.json()["outcome"], response.json()["revision"]) == (
        200,
        "applied",
        2,
    )
    assert document_of(drafts[0]).data["name"] == "two"
    assert post_action(anna, drafts[0], "unmerge", **{"from": "two"}).status_code == 200
    assert document_of(drafts[0]).data["name"] == "one"


def test_a_merge_supports_dry_run_and_is_idempotent(anna, drafts):
    assert merge(anna, drafts[0], from_revision=1, query="?dry_run=true").json()["outcome"] == "dry_run"
    body = {"from": "two", "from_revision": 1, "reason": WHY}
    headers = {"If-Match": anna.tag(drafts[0]), "Idempotency-Key": "once"}

    first, again = (anna.post(f"{url(drafts[0])}merge/", body, headers=headers) for _ in range(2))

    assert (first.status_code, first.json()) == (200, again.json())


@pytest.mark.parametrize("action", ["merge", "unmerge", "rename"])
def test_actions_require_a_condition_and_a_reason(anna, drafts, action):
    body = {
        "merge": {"from": "two", "from_revision": 1},
        "unmerge": {"from": "two"},
        "rename": {"new_id": "x"},
    }
    url_of_action, action_body = f"{url(drafts[0])}{action}/", body[action] | {"reason": WHY}

    assert anna.post(url_of_action, action_body).status_code == 428
    assert anna.post(url_of_action, action_body, headers={"If-Match": '"7"'}).status_code == 412
    without_reason = anna.post(url_of_action, action_body | {"reason": None}, headers={"If-Match": '"1"'})
    assert (without_reason.status_code, error_codes(without_reason)) == (400, [("/reason", "missing_reason")])
    assert anna.post(f"{ROOT}nobody/{action}/", action_body, headers={"If-Match": '"1"'}).status_code == 404


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"from": "nobody"}, ("/from", "unknown_reference")),
        ({"from": "a\x00b"}, ("/from", "invalid_characters")),
        ({"from": 7}, ("/from", "wrong_type")),
        ({"from": "one"}, (None, "cannot_merge")),
        ({"from_revision": True}, ("/from_revision", "wrong_type")),
        ({"from_revision": 10**20}, ("/from_revision", "out_of_range")),
        ({"from_revision": 7}, (None, "outdated_revision")),
        ({"choices": ["name"]}, ("/choices", "wrong_type")),
        ({"choices": {"name": 7}}, ("/choices/name", "wrong_type")),
        ({"choices": {"name": "both"}}, ("/choices/name", "invalid_choice")),
        ({"choices": {"a\x00b": "ours"}}, ("/choices", "invalid_characters")),
        ({"form": "two"}, ("/form", "unknown_field")),
        ({"reason": None}, ("/reason", "missing_reason")),
    ],
)
def test_errors_of_a_merge_point_to_the_field(anna, drafts, body, error):
    response = merge(anna, drafts[0], **{"from_revision": 1} | body)

    assert error_codes(response)[0] == error


def test_a_record_that_was_not_merged_cannot_be_unmerged(anna, drafts):
    response = post_action(anna, drafts[0], "unmerge", **{"from": "two"})

    assert (response.status_code, error_codes(response)) == (409, [(None, "not_merged")])


def test_a_record_is_renamed_and_its_former_url_redirects(anna, binh, api, leaders):
    response = post_action(anna, leaders[1], "rename", new_id="the-second")

    assert (response.status_code, response.json()["record"]["id"]) == (202, "the-second")
    assert [each["id"] for each in response.json()["also_changed"]] == ["a-visit"]
    approve(binh, response)
    assert api.get(f"{ROOT}the-second/").status_code == 200
    assert api.get(f"{ROOT}two/").status_code == 308
    assert Proposal.objects.get().key == "two"


@pytest.mark.parametrize(
    ("new_id", "error"),
    [
        ("Two Words", ("/new_id", "malformed")),
        ("x" * 161, ("/new_id", "too_long")),
        ("a\x00b", ("/new_id", "invalid_characters")),
        (7, ("/new_id", "wrong_type")),
        ("two", (None, "record_exists")),
        ("one", (None, "record_exists")),
    ],
)
def test_an_invalid_new_identifier_is_an_error(anna, drafts, new_id, error):
    response = post_action(anna, drafts[0], "rename", new_id=new_id)

    assert error_codes(response)[0] == error
