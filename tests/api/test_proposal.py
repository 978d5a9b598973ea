"""The review queue: what waits, what it would change, and who decides on it."""

import pytest

from relations.actions.review import decide
from relations.models import ProposalState
from tests.api.curator import Curator, codes, url
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


def test_a_draft_goes_from_its_author_to_a_reviewer_to_readers(anna, binh, api):
    draft = cited_draft()
    proposed = anna.submit(draft)
    assert (proposed.status_code, proposed.json()["outcome"]) == (202, "proposed")
    address = proposed.headers["Location"]

    shown = binh.get(address).json()

    assert (shown["deed"], shown["state"], shown["by"], shown["is_overtaken"]) == (
        "publish",
        "open",
        "anna",
        False,
    )
    assert {each["before"] for each in shown["changed_fields"]} == {None}
    assert {each["change"] for each in shown["changed_claims"]} == {"added"}
    assert binh.post(f"{address}approve/", {"word": "Read."}).json()["state"] == "approved"
    assert api.get(url(draft)).status_code == 200


def test_nobody_approves_their_own_and_the_answer_says_so(binh):
    visit = VisitFactory(published=True)
    address = binh.correct(visit, {"external_ids": ["test:1"]}).headers["Location"]

    answer = binh.post(f"{address}approve/", {})

    assert (answer.status_code, codes(answer)) == (403, [(None, "self_approval")])


def test_an_approval_comes_too_late_once_the_record_has_moved_on(anna, binh):
    visit = VisitFactory(published=True)
    first, second = (anna.correct(visit, {"external_ids": [f"test:{n}"]}).headers["Location"] for n in (1, 2))
    assert binh.post(f"{first}approve/", {}).status_code == 200

    answer = binh.post(f"{second}approve/", {})

    assert (answer.status_code, codes(answer)) == (409, [(None, "moved_on")])
    assert binh.get(second).json()["is_overtaken"] is True
    assert binh.post(f"{second}decline/", {"word": "Too late."}).json()["state"] == "declined"
    assert codes(binh.post(f"{second}decline/", {"word": "Again."})) == [(None, "already_decided")]


def test_a_reviewer_says_why_not_and_an_author_withdraws_without_a_word(anna, binh):
    visit = VisitFactory(published=True)
    address = anna.correct(visit, {"external_ids": ["test:1"]}).headers["Location"]

    answer = binh.post(f"{address}decline/", {})

    assert (answer.status_code, codes(answer)) == (400, [("/word", "no_reason")])
    assert Curator("chi").post(f"{address}decline/", {"word": "No."}).status_code == 403
    assert anna.post(f"{address}decline/", {}).json()["state"] == "withdrawn"


def test_the_queue_is_asked_by_state_kind_record_and_author(anna):
    first, second = ProposalFactory.create_batch(2)
    decide(second, ProposalState.DECLINED, by="x", at=AT, word="No.")

    def found(**asked):
        return [each["id"] for each in anna.get(QUEUE, asked).json()["results"]]

    assert found() == [first.pk, second.pk]
    assert found(state="open") == [first.pk]
    assert found(id=second.key) == [second.pk]
    assert found(kind="visit") == found(by="nobody") == []
    assert found(ordering="-id", limit=1) == [second.pk]
    assert anna.get(QUEUE, {"stat": "open"}).status_code == 400
    assert anna.get(QUEUE, {"format": "ndjson"}).status_code == 406
    assert anna.get(QUEUE, {"explain": "1"}).json()["explain"]["ordering"]


@pytest.mark.parametrize("proposals", [1, 3])
def test_the_queue_asks_the_same_queries_whatever_its_length(anna, proposals, queries_of):
    ProposalFactory.create_batch(proposals)

    assert queries_of(lambda: anna.get(QUEUE)) == 5


def test_the_queue_is_for_those_who_curate_and_is_kept_nowhere(anna, api):
    proposal = ProposalFactory()

    answer = anna.get(f"{QUEUE}{proposal.pk}/")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer.headers
    assert api.get(QUEUE).status_code == 401
    assert api.get(QUEUE).headers["WWW-Authenticate"] == "Bearer"
    assert Curator("reader", "reader").get(QUEUE).status_code == 403
    assert anna.get(f"{QUEUE}999999/").status_code == 404
