"""Adding, correcting and removing claims, each for the revision of its record."""

import pytest

from tests.api.curator import codes, url
from tests.factories import SourceFactory, VisitFactory
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db
CLAIM = {"fact": "period", "at": "witness#1", "printed": "in 2022", "value": "2022"}


@pytest.fixture
def draft(db):
    SourceFactory(id="witness", published=True)
    return VisitFactory(id="a-draft")


@pytest.fixture
def seen(db):
    return VisitFactory(id="seen", published=True)


def test_a_claim_is_added_to_a_draft_and_its_conflict_is_told(anna, draft):
    answer = anna.post(f"{url(draft)}claims/", CLAIM)

    assert answer.status_code == 200
    [added] = answer.json()["changed_claims"]
    assert (added["change"], added["after"]["fact"]) == ("added", "period")
    assert answer.json()["new_conflicts"] == ["period"]
    assert draft.claims.get().printed == "in 2022"


def test_claims_are_added_without_a_condition_and_refused_with_a_stale_one(anna, draft):
    assert anna.post(f"{url(draft)}claims/", CLAIM, headers={"If-Match": '"7"'}).status_code == 412
    assert anna.post(f"{url(draft)}claims/", CLAIM, headers={"If-Match": '"1"'}).status_code == 200


def test_faults_of_a_claim_stand_in_its_body(anna, draft):
    def refused(**changes):
        return codes(anna.post(f"{url(draft)}claims/", CLAIM | changes))

    assert refused(value="2022-13") == [("/value", "invalid_period")]
    assert refused(pritned="x") == [("/pritned", "unknown_field")]
    assert refused(fact="perid") == [("/fact", "unknown_choice")]
    assert refused(at="witness#99")[0][1] == "no_such_paragraph"
    assert refused(at="nobody#1")[0][1] == "unknown_reference"


def test_a_claim_names_the_revision_of_its_record(anna, api, seen):
    claim = seen.claims.get(fact="host")
    address = f"/api/v1/claims/{claim.pk}/"
    tag = api.get(address).headers["ETag"]
    assert tag.startswith('"2-')

    answer = anna.patch(address, {"note": "On page 2.", "reason": "Seen."}, headers={"If-Match": tag})

    assert (answer.status_code, answer.json()["outcome"]) == (202, "proposed")
    assert anna.patch(address, {"note": "x"}, headers={"If-Match": '"1"'}).status_code == 412
    assert anna.patch(address, {"note": "x"}).status_code == 428
    assert anna.patch("/api/v1/claims/none/", {"note": "x"}, headers={"If-Match": tag}).status_code == 404


def test_a_claim_of_a_draft_is_corrected_and_removed_at_once(anna, draft):
    anna.post(f"{url(draft)}claims/", CLAIM)
    address = f"/api/v1/claims/{draft.claims.get().pk}/"

    anna.patch(address, {"deprecated": "A misprint."}, headers={"If-Match": '"2"'})
    assert not draft.claims.get().is_live
    answer = anna.delete(f"{address}?reason=Not+there.", headers={"If-Match": '"3"'})

    assert [each["change"] for each in answer.json()["changed_claims"]] == ["removed"]
    assert "claims" not in document_of(draft).data


def test_a_fact_that_readers_see_keeps_a_claim(anna, seen):
    claim = seen.claims.get(fact="host")

    answer = anna.delete(f"/api/v1/claims/{claim.pk}/?reason=No.", headers={"If-Match": '"2"'})

    assert (answer.status_code, codes(answer)) == (409, [(None, "uncited_facts")])
