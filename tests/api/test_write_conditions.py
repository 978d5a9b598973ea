"""Writes for the revision that was read, done once, or only rehearsed."""

import pytest

from relations.models import KINDS, Country, Proposal, Revision, StoredAnswer
from tests.api.curator import KEY, VISIT, VISITS, codes, url
from tests.contract import document
from tests.factories import CountryFactory, LeaderFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def countries(db):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")


@pytest.fixture
def draft(db):
    return VisitFactory(id="a-draft")


@pytest.fixture
def visit(db):
    return VisitFactory(id="seen", published=True)


@pytest.mark.parametrize("tag", [{}, {"If-Match": "*"}, {"If-Match": "3"}, {"If-Match": '"1", "2"'}])
@pytest.mark.parametrize("method", ["patch", "delete"])
def test_a_write_says_which_revision_its_author_has_read(anna, draft, method, tag):
    answer = getattr(anna, method)(url(draft), headers=tag)

    assert (answer.status_code, answer.json()["code"]) == (428, "precondition_required")


@pytest.mark.parametrize("tag", ["", "*", '"1"', '"7"', "nonsense"])
@pytest.mark.parametrize(
    "address", ["visits/", "places/", "imports/", "sources/read/marks/", "proposals/1/decline/", "tokens/"]
)
def test_what_changes_no_revision_refuses_to_be_conditional_and_says_so(anna, address, tag):
    before = Revision.objects.count()

    answer = anna.post(f"/api/v1/{address}", {"id": "x"}, headers={"If-Match": tag})

    assert (answer.status_code, codes(answer)) == (400, [("If-Match", "unknown_parameter")])
    assert "Leave it out" in answer.json()["detail"]
    assert Revision.objects.count() == before


def test_a_condition_is_refused_beside_all_else_that_is_wrong(anna):
    answer = anna.post(f"{VISITS}?colour=red", VISIT, headers={"If-Match": "*"})

    assert codes(answer) == [("colour", "unknown_parameter"), ("If-Match", "unknown_parameter")]


def test_what_is_only_added_may_be_conditional(anna, draft):
    address, alias = f"{url(draft)}aliases/", {"text": "That visit", "kind": "short"}

    assert anna.post(address, alias, headers={"If-Match": '"7"'}).status_code == 412
    assert anna.post(address, alias, headers={"If-Match": ""}).status_code == 428
    assert anna.post(address, alias, headers={"If-Match": '"1"'}).status_code == 200
    assert anna.post(address, alias | {"text": "This visit"}).status_code == 200


def test_a_write_for_another_revision_is_refused_with_the_present_tag(anna, draft):
    old = anna.tag(draft)
    anna.correct(draft, {"period": "2022"})

    answer = anna.correct(draft, {"period": "2021"}, tag=old)

    assert (answer.status_code, answer.headers["ETag"]) == (412, '"2"')
    assert anna.correct(draft, {"period": "2021"}, tag=answer.headers["ETag"]).status_code == 200


def test_the_tag_that_readers_get_serves_as_well(anna, api, visit):
    tag = api.get(url(visit)).headers["ETag"]

    assert anna.correct(visit, {"external_ids": ["test:1"]}, tag=tag).status_code == 202


def test_a_rehearsal_writes_nothing(anna, visit):
    before = Revision.objects.count()

    answer = anna.correct(visit, {"host": "LAO"}, dry_run="true")
    assert (answer.status_code, codes(answer)) == (400, [("/host", "unknown_reference")])
    LeaderFactory(id="unheard", published=True)
    before = Revision.objects.count()
    answer = anna.correct(visit, {"period": "1999"}, dry_run="true", reason=None)

    body = answer.json()
    assert (answer.status_code, body["outcome"], body["new_conflicts"]) == (200, "rehearsed", ["period"])
    assert (Revision.objects.count(), Proposal.objects.count()) == (before, 0)


def test_a_repeated_request_is_done_once_and_answered_alike(anna, countries):
    first = anna.post(VISITS, VISIT, headers=KEY)
    again = anna.post(VISITS, VISIT, headers=KEY)

    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert first.headers["ETag"] == again.headers["ETag"]
    assert Revision.objects.filter(noun="visit").count() == 1


def test_a_key_stands_for_one_request_of_one_account(anna, binh, countries):
    anna.post(VISITS, VISIT, headers=KEY)

    answer = anna.post(VISITS, VISIT | {"id": "other"}, headers=KEY)

    assert (answer.status_code, codes(answer)) == (409, [(None, "key_reused")])
    assert binh.post(VISITS, VISIT | {"id": "other"}, headers=KEY).status_code == 201


def test_what_was_refused_or_rehearsed_may_be_asked_again_under_its_key(anna, countries):
    assert anna.post(VISITS, VISIT | {"host": "LAO"}, headers=KEY).status_code == 400
    assert anna.post(f"{VISITS}?dry_run=true", VISIT, headers=KEY).status_code == 200
    assert not StoredAnswer.objects.exists()

    assert anna.post(VISITS, VISIT, headers=KEY).status_code == 201


@pytest.mark.parametrize("key", ["x" * 81, "a b", "ü"])
def test_a_key_is_short_and_plain(anna, countries, key):
    answer = anna.post(VISITS, VISIT, headers={"Idempotency-Key": key})

    assert (answer.status_code, codes(answer)) == (400, [("Idempotency-Key", "invalid_key")])


def test_if_match_is_offered_where_a_record_is_changed_or_added_to_and_nowhere_else():
    without = {
        path.removeprefix("/api/v1/")
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
        if method != "get" and "If-Match" not in {each["name"] for each in operation["parameters"]}
    }

    made = {f"{model.resource()}/" for model in KINDS.values() if model is not Country}
    decided = {f"proposals/{{id}}/{deed}/" for deed in ("approve", "decline")}
    marks = {"sources/{id}/marks/", "sources/{id}/marks/{mark}/"}
    assert without == made | decided | marks | {"imports/", "tokens/", "tokens/{id}/"}
