"""Adding, correcting and removing claims, on condition of the revision of the record."""

import pytest

from tests.api.curator import error_codes, url
from tests.factories import SourceFactory, VisitFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db
CLAIM = {"fact": "period", "at": "witness#1", "printed": "in 2022", "value": "2022"}


@pytest.fixture
def draft(db):
    SourceFactory(id="witness", published=True)
    return VisitFactory(id="a-draft")


@pytest.fixture
def published_visit(db):
    return VisitFactory(id="seen", published=True)


def test_the_response_to_an_added_claim_has_its_conflict(anna, draft):
    response = anna.post(f"{url(draft)}claims/", CLAIM)

    assert response.status_code == 200
    [added] = response.json()["changed_claims"]
    assert (added["change"], added["after"]["fact"]) == ("added", "period")
    assert response.json()["new_conflicts"] == ["period"]
    assert draft.claims.get().printed == "in 2022"


def test_claims_are_added_without_a_condition_but_not_with_an_outdated_one(anna, draft):
    assert anna.post(f"{url(draft)}claims/", CLAIM, headers={"If-Match": '"7"'}).status_code == 412
    assert anna.post(f"{url(draft)}claims/", CLAIM, headers={"If-Match": '"1"'}).status_code == 200


def test_errors_of_a_claim_point_into_the_body(anna, draft):
    def errors_of(**changes):
        return error_codes(anna.post(f"{url(draft)}claims/", CLAIM | changes))

    assert errors_of(value="2022-13") == [("/value", "invalid_period")]
    assert errors_of(pritned="x") == [("/pritned", "unknown_field")]
    assert errors_of(fact="perid") == [("/fact", "invalid_choice")]
    assert errors_of(at="witness#99")[0][1] == "no_such_paragraph"
    assert errors_of(at="nobody#1")[0][1] == "unknown_reference"


def test_the_etag_of_a_claim_is_the_revision_of_its_record(anna, api, published_visit):
    claim = published_visit.claims.get(fact="host")
    claim_url = f"/api/v1/claims/{claim.pk}/"
    tag = api.get(claim_url).headers["ETag"]
    assert tag.startswith('"2-')

    response = anna.patch(claim_url, {"note": "On page 2.", "reason": "Seen."}, headers={"If-Match": tag})

    assert (response.status_code, response.json()["outcome"]) == (202, "proposed")
    assert anna.patch(claim_url, {"note": "x"}, headers={"If-Match": '"1"'}).status_code == 412
    assert anna.patch(claim_url, {"note": "x"}).status_code == 428
    assert anna.patch("/api/v1/claims/none/", {"note": "x"}, headers={"If-Match": tag}).status_code == 404


def test_a_claim_of_a_draft_is_corrected_and_removed_at_once(anna, draft):
    anna.post(f"{url(draft)}claims/", CLAIM)
    claim_url = f"/api/v1/claims/{draft.claims.get().pk}/"

    anna.patch(claim_url, {"deprecated": "A misprint."}, headers={"If-Match": '"2"'})
    assert not draft.claims.get().is_live
    response = anna.delete(f"{claim_url}?reason=Not+there.", headers={"If-Match": '"3"'})

    assert [each["change"] for each in response.json()["changed_claims"]] == ["removed"]
    assert "claims" not in document_of(draft).data


def test_the_last_claim_of_a_published_fact_cannot_be_removed(anna, published_visit):
    claim = published_visit.claims.get(fact="host")

    response = anna.delete(f"/api/v1/claims/{claim.pk}/?reason=No.", headers={"If-Match": '"2"'})

    assert (response.status_code, error_codes(response)) == (409, [(None, "uncited_facts")])
