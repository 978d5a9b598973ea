"""Claims found by their printed words and notes: in `/search/` and in `/claims/?q=`."""

import pytest

from relations.actions.changes import correction, moving, publication
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet
from relations.models import SearchEntry
from tests.factories import AgreementFactory, ClaimFactory, LeaderFactory, VisitFactory
from tests.factories.record import AT, EDITOR, WRITER, document_of

pytestmark = pytest.mark.django_db

SEARCH, SUGGEST = "/api/v1/search/", "/api/v1/search/suggest/"
WORDS = "talks in Đà Nẵng"


@pytest.fixture
def agreement():
    return AgreementFactory(id="package", title="A package", published=True)


@pytest.fixture
def claim(agreement):
    return ClaimFactory(record=agreement, fact="title", printed=WORDS, note="A quotation.")


@pytest.fixture
def find_claims(api):
    """Return the ids of the claims that `/claims/` finds; `/search/` must find the same."""

    def identifiers(text, **filters):
        listed = [row["id"] for row in api.get("/api/v1/claims/", {"q": text} | filters).json()["results"]]
        if not filters:
            hits = api.get(SEARCH, {"q": text, "kind": "claim", "limit": 500}).json()["results"]
            assert {hit["id"] for hit in hits} == set(listed)
        return listed

    return identifiers


def correct_claim(claim, **fields):
    """Correct a claim of the agreement."""
    claims = document_of(claim.about_agreement).data["claims"]
    listed = [{**each, **fields} if each["id"] == str(claim.id) else each for each in claims[claim.fact]]
    claims = claims | {claim.fact: [{k: v for k, v in each.items() if v is not None} for each in listed]}
    correction.correct(claim.about_agreement, {"claims": claims}, by=WRITER, at=AT, reason="Read again.")


@pytest.mark.parametrize(
    "text", ["Đà Nẵng", "da nang", "DA NANG talks", "quotation", "talks quotation", "talsk", "nan"]
)
def test_printed_words_and_notes_are_found_in_any_case_and_order_without_diacritics(claim, find_claims, text):
    assert find_claims(text) == [str(claim.id)]


@pytest.mark.parametrize("text", ["ang", "hanoi", "da nang hanoi"])
def test_other_words_are_not_found(claim, find_claims, text):
    assert find_claims(text) == []


def test_q_is_combined_with_other_filters(claim, find_claims):
    assert find_claims("da nang", record="agreement/package", fact="title") == [str(claim.id)]
    assert find_claims("da nang", fact="kind") == []


def test_the_claims_of_one_record_are_searched_too(api, claim):
    url = "/api/v1/agreements/package/claims/"

    assert [row["id"] for row in api.get(url, {"q": "da nang"}).json()["results"]] == [str(claim.id)]
    assert api.get(url, {"q": "hanoi"}).json()["results"] == []


def test_a_hit_has_the_printed_words_and_a_hint_at_the_fact(api, claim):
    [hit] = api.get(SEARCH, {"q": "da nang"}).json()["results"]

    assert hit == {
        "kind": "claim",
        "id": str(claim.id),
        "name": WORDS,
        "name_language": None,
        "url": f"http://testserver/api/v1/claims/{claim.id}/",
        "hint": "A package: title",
        "matched": {"text": WORDS, "kind": "printed", "language": None, "is_near": False},
    }
    assert api.get(hit["url"]).json()["printed"] == WORDS


def test_a_hit_in_a_note_is_marked(api, claim):
    [hit] = api.get(SEARCH, {"q": "quotation"}).json()["results"]

    assert (hit["name"], hit["matched"]["text"], hit["matched"]["kind"]) == (WORDS, "A quotation.", "note")


def test_records_come_before_better_matching_claims(api, claim):
    LeaderFactory(name="Nanga Dada", published=True)

    hits = api.get(SEARCH, {"q": "da nang"}).json()["results"]

    assert [hit["kind"] for hit in hits] == ["leader", "claim"]


def test_claims_are_not_suggested(api, claim):
    assert api.get(SUGGEST, {"q": "da nang"}).json()["results"] == []
    response = api.get(SUGGEST, {"q": "da nang", "kind": "claim"})
    assert [each["code"] for each in response.json()["errors"]] == ["invalid_choice"]


def test_corrected_words_are_found_and_removed_ones_are_not(claim, find_claims):
    correct_claim(claim, printed="talks in Hanoi", note=None)

    assert find_claims("hanoi") == [str(claim.id)]
    assert find_claims("da nang") == find_claims("quotation") == []


def test_a_claim_without_words_has_no_search_entry(agreement, find_claims):
    claim = ClaimFactory(
        record=agreement,
        fact="title",
        at="first-witness",
        locator="row 7",
        printed=None,
        note="A quotation.",
    )
    assert find_claims("quotation") == [str(claim.id)]

    correct_claim(claim, note=None)

    assert find_claims("quotation") == []
    assert not SearchEntry.objects.filter(claim=claim).exists()


def test_a_removed_claim_is_not_found(claim, agreement, find_claims):
    claims = document_of(agreement).data["claims"]
    rest = claims | {"title": [each for each in claims["title"] if each["id"] != str(claim.id)]}

    correction.correct(agreement, {"claims": rest}, by=WRITER, at=AT, reason="It does not say so.")

    assert find_claims("da nang") == []


def test_a_deprecated_claim_is_found_and_marked(api, claim, find_claims):
    correct_claim(claim, deprecated="A misprint.")

    assert find_claims("da nang") == find_claims("da nang", deprecated="true") == [str(claim.id)]
    assert find_claims("da nang", deprecated="false") == []
    [hit] = api.get(SEARCH, {"q": "da nang"}).json()["results"]
    assert hit["hint"] == "A package: title, deprecated"


def test_a_moved_claim_is_about_its_new_record(api, claim, agreement, find_claims):
    other = AgreementFactory(id="other", title="Another", published=True)

    with history_lock():
        change_set = ChangeSet(WRITER, AT, "The words mean the other one.")
        change_set.apply(moving.move_steps(agreement, other, [str(claim.id)], change_set))

    assert find_claims("da nang", record="agreement/other") == find_claims("da nang") == [str(claim.id)]
    [hit] = api.get(SEARCH, {"q": "da nang"}).json()["results"]
    assert hit["hint"] == "Another: title"


def test_the_claims_of_drafts_are_not_found_until_they_are_published(find_claims):
    draft = VisitFactory()
    claim = ClaimFactory(record=draft, fact="record", printed=WORDS)
    claims = document_of(draft).data["claims"]
    assert find_claims("da nang") == []

    minimal = {fact: [{"at": "first-witness#1", "printed": fact}] for fact in ("guest", "host", "period")}
    all_facts = minimal | {fact: [{"at": "first-witness#1", "printed": fact}] for fact in ("kind", "status")}
    correction.correct(draft, {"claims": claims | all_facts}, by=WRITER, at=AT, reason="It is cited.")
    publication.publish(draft, by=EDITOR, at=AT)

    assert find_claims("da nang") == [str(claim.id)]


def test_the_claims_of_retracted_records_are_not_found(claim, agreement, find_claims):
    publication.retract(agreement, by=EDITOR, at=AT, reason="It was never made.")

    assert find_claims("da nang") == []
