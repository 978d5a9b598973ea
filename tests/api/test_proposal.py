"""The review queue: open proposals, their changes, and decisions."""

import pytest

from relations.actions.review import decide
from relations.models import ProposalState
from tests.api.curator import Curator, error_codes, url
from tests.factories import LeaderFactory, ProposalFactory, VisitFactory
from tests.factories.record import AT, document_of

pytestmark = pytest.mark.django_db
QUEUE = "/api/v1/proposals/"


def cited_draft():
    claims = document_of(LeaderFactory(id="model", published=True)).data["claims"]
    again = {
        fact: [each | {"id": f"{each['id'][:-4]}0000"} for each in listed] for fact, listed in claims.items()
    }
    return LeaderFactory(id="new", name="Model", claims=again)


def test_a_submitted_draft_is_approved_and_published(anna, binh, api):
    draft = cited_draft()
    proposed = anna.submit(draft)
    assert (proposed.status_code, proposed.json()["outcome"]) == (202, "proposed")
    proposal_url = proposed.headers["Location"]

    proposal = binh.get(proposal_url).json()

    assert (proposal["action"], proposal["state"], proposal["by"], proposal["is_outdated"]) == (
        "publish",
        "open",
        "anna",
        False,
    )
    assert {each["before"] for each in proposal["changed_fields"]} == {None}
    assert {each["change"] for each in proposal["changed_claims"]} == {"added"}
    assert binh.post(f"{proposal_url}approve/", {"comment": "Read."}).json()["state"] == "approved"
    assert api.get(url(draft)).status_code == 200


def test_nobody_approves_their_own_proposal(binh):
    visit = VisitFactory(published=True)
    proposal_url = binh.correct(visit, {"external_ids": ["test:1"]}).headers["Location"]

    response = binh.post(f"{proposal_url}approve/", {})

    assert (response.status_code, error_codes(response)) == (403, [(None, "self_approval")])


def test_an_outdated_proposal_cannot_be_approved(anna, binh):
    visit = VisitFactory(published=True)
    first, second = (anna.correct(visit, {"external_ids": [f"test:{n}"]}).headers["Location"] for n in (1, 2))
    assert binh.post(f"{first}approve/", {}).status_code == 200

    response = binh.post(f"{second}approve/", {})

    assert (response.status_code, error_codes(response)) == (409, [(None, "outdated_revision")])
    assert binh.get(second).json()["is_outdated"] is True
    assert binh.post(f"{second}decline/", {"comment": "Too late."}).json()["state"] == "declined"
    assert error_codes(binh.post(f"{second}decline/", {"comment": "Again."})) == [(None, "already_decided")]


def test_declining_requires_a_comment_and_withdrawing_does_not(anna, binh):
    visit = VisitFactory(published=True)
    proposal_url = anna.correct(visit, {"external_ids": ["test:1"]}).headers["Location"]

    response = binh.post(f"{proposal_url}decline/", {})

    assert (response.status_code, error_codes(response)) == (400, [("/comment", "missing_reason")])
    assert Curator("chi").post(f"{proposal_url}decline/", {"comment": "No."}).status_code == 403
    assert anna.post(f"{proposal_url}decline/", {}).json()["state"] == "withdrawn"


def test_the_queue_is_filtered_by_state_kind_record_and_author(anna):
    first, second = ProposalFactory.create_batch(2)
    decide(second, ProposalState.DECLINED, by="x", at=AT, comment="No.")

    def find_ids(**query):
        return [each["id"] for each in anna.get(QUEUE, query).json()["results"]]

    assert find_ids() == [first.pk, second.pk]
    assert find_ids(state="open") == [first.pk]
    assert find_ids(id=second.key) == [second.pk]
    assert find_ids(kind="visit") == find_ids(author="nobody") == []
    assert find_ids(ordering="-id", limit=1) == [second.pk]
    assert anna.get(QUEUE, {"stat": "open"}).status_code == 400
    assert anna.get(QUEUE, {"format": "ndjson"}).status_code == 406
    assert anna.get(QUEUE, {"explain": "1"}).json()["explain"]["ordering"]


@pytest.mark.parametrize("proposals", [1, 3])
def test_the_queue_takes_a_constant_number_of_queries(anna, proposals, count_queries):
    ProposalFactory.create_batch(proposals)

    assert count_queries(lambda: anna.get(QUEUE)) == 5


def test_the_queue_is_for_curators_and_never_cached(anna, api):
    proposal = ProposalFactory()

    response = anna.get(f"{QUEUE}{proposal.pk}/")

    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers
    assert api.get(QUEUE).status_code == 401
    assert api.get(QUEUE).headers["WWW-Authenticate"] == "Bearer"
    assert Curator("reader", "reader").get(QUEUE).status_code == 403
    assert anna.get(f"{QUEUE}999999/").status_code == 404
