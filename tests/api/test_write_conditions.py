"""Conditional writes, idempotency keys and dry runs."""

import pytest

from relations.models import KINDS, Country, Proposal, Revision, StoredResponse
from tests.api.curator import KEY, VISIT, VISITS, error_codes, url
from tests.factories import CountryFactory, LeaderFactory, VisitFactory
from tests.openapi import document

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
def test_a_write_without_a_valid_if_match_is_428(anna, draft, method, tag):
    response = getattr(anna, method)(url(draft), headers=tag)

    assert (response.status_code, response.json()["code"]) == (428, "precondition_required")


@pytest.mark.parametrize("tag", ["", "*", '"1"', '"7"', "nonsense"])
@pytest.mark.parametrize(
    "path", ["visits/", "places/", "imports/", "sources/read/marks/", "proposals/1/decline/", "tokens/"]
)
def test_if_match_is_an_error_where_no_record_is_changed(anna, path, tag):
    before = Revision.objects.count()

    response = anna.post(f"/api/v1/{path}", {"id": "x"}, headers={"If-Match": tag})

    assert (response.status_code, error_codes(response)) == (400, [("If-Match", "unknown_parameter")])
    assert "Leave it out" in response.json()["detail"]
    assert Revision.objects.count() == before


def test_an_unexpected_if_match_is_listed_with_the_other_errors(anna):
    response = anna.post(f"{VISITS}?colour=red", VISIT, headers={"If-Match": "*"})

    assert error_codes(response) == [("colour", "unknown_parameter"), ("If-Match", "unknown_parameter")]


def test_if_match_is_optional_for_additions(anna, draft):
    aliases_url, alias = f"{url(draft)}aliases/", {"text": "That visit", "kind": "short"}

    assert anna.post(aliases_url, alias, headers={"If-Match": '"7"'}).status_code == 412
    assert anna.post(aliases_url, alias, headers={"If-Match": ""}).status_code == 428
    assert anna.post(aliases_url, alias, headers={"If-Match": '"1"'}).status_code == 200
    assert anna.post(aliases_url, alias | {"text": "This visit"}).status_code == 200


def test_an_outdated_if_match_is_412_with_the_current_etag(anna, draft):
    old = anna.tag(draft)
    anna.correct(draft, {"period": "2022"})

    response = anna.correct(draft, {"period": "2021"}, tag=old)

    assert (response.status_code, response.headers["ETag"]) == (412, '"2"')
    assert anna.correct(draft, {"period": "2021"}, tag=response.headers["ETag"]).status_code == 200


def test_if_match_accepts_the_etag_of_readers(anna, api, visit):
    tag = api.get(url(visit)).headers["ETag"]

    assert anna.correct(visit, {"external_ids": ["test:1"]}, tag=tag).status_code == 202


def test_a_dry_run_writes_nothing(anna, visit):
    before = Revision.objects.count()

    response = anna.correct(visit, {"host": "LAO"}, dry_run="true")
    assert (response.status_code, error_codes(response)) == (400, [("/host", "unknown_reference")])
    LeaderFactory(id="unheard", published=True)
    before = Revision.objects.count()
    response = anna.correct(visit, {"period": "1999"}, dry_run="true", reason=None)

    body = response.json()
    assert (response.status_code, body["outcome"], body["new_conflicts"]) == (200, "dry_run", ["period"])
    assert (Revision.objects.count(), Proposal.objects.count()) == (before, 0)


def test_a_repeated_request_is_executed_once_with_equal_responses(anna, countries):
    first = anna.post(VISITS, VISIT, headers=KEY)
    again = anna.post(VISITS, VISIT, headers=KEY)

    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert first.headers["ETag"] == again.headers["ETag"]
    assert Revision.objects.filter(noun="visit").count() == 1


def test_a_key_belongs_to_one_request_of_one_account(anna, binh, countries):
    anna.post(VISITS, VISIT, headers=KEY)

    response = anna.post(VISITS, VISIT | {"id": "other"}, headers=KEY)

    assert (response.status_code, error_codes(response)) == (409, [(None, "idempotency_key_reused")])
    assert binh.post(VISITS, VISIT | {"id": "other"}, headers=KEY).status_code == 201


def test_a_key_can_be_reused_after_errors_and_dry_runs(anna, countries):
    assert anna.post(VISITS, VISIT | {"host": "LAO"}, headers=KEY).status_code == 400
    assert anna.post(f"{VISITS}?dry_run=true", VISIT, headers=KEY).status_code == 200
    assert not StoredResponse.objects.exists()

    assert anna.post(VISITS, VISIT, headers=KEY).status_code == 201


@pytest.mark.parametrize("key", ["x" * 81, "a b", "ü"])
def test_a_key_must_be_short_ascii_without_spaces(anna, countries, key):
    response = anna.post(VISITS, VISIT, headers={"Idempotency-Key": key})

    assert (response.status_code, error_codes(response)) == (400, [("Idempotency-Key", "invalid_key")])


def test_the_document_has_if_match_exactly_where_a_record_is_changed():
    without = {
        path.removeprefix("/api/v1/")
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
        if method != "get" and "If-Match" not in {each["name"] for each in operation["parameters"]}
    }

    creations = {f"{model.resource()}/" for model in KINDS.values() if model is not Country}
    decisions = {f"proposals/{{id}}/{action}/" for action in ("approve", "decline")}
    marks = {"sources/{id}/marks/", "sources/{id}/marks/{mark}/"}
    assert without == creations | decisions | marks | {"imports/", "tokens/", "tokens/{id}/"}
