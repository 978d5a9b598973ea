"""The page of a conflict: readings side by side, the chosen value, and its reason."""

import pytest

from relations.models import Conflict
from relations.queries.evidence import conflict
from tests.admin.conftest import admin_url
from tests.factories import ClaimFactory, SourceFactory, VisitFactory
from tests.factories.paragraph_text import create_source_with_text
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_conflict(open_page):
    """Opens the page of the only conflict. Returns the response and the comparison on it."""

    def get():
        response = open_page(admin_url(Conflict, "change", Conflict.objects.get().pk))
        return response, response.context["comparison"]

    return get


def test_readings_are_shown_side_by_side_for_a_draft_too(open_conflict):
    visit = VisitFactory(period="2023-12-12")
    ClaimFactory(record=visit, at="first-witness#2", printed="12 December", value="2023-12-12")
    ClaimFactory(record=visit, at="second-witness#3", printed="the year 1999", value="1999")

    response, found = open_conflict()

    assert [value.text for value in found.chosen] == ["2023-12-12"]
    assert [
        (reading.source.slug, [(claim.paragraph.position, claim.displayed.text) for claim in reading.claims])
        for reading in found.readings
    ] == [("first-witness", [(2, "2023-12-12")]), ("second-witness", [(3, "1999")])]
    page = response.content.decode()
    assert "the year 1999" in page
    assert "second-witness #3" in page


def test_sources_that_repeat_another_are_shown_as_one_independent_source(open_conflict):
    visit = VisitFactory(period="2023-12-12")
    ClaimFactory(record=visit, at="second-witness#3", value="1999")
    SourceFactory(id="an-echo", derives_from="second-witness")
    ClaimFactory(record=visit, at="an-echo#1", value="1999")

    response, found = open_conflict()

    assert [(reading.source.slug, len(reading.claims)) for reading in found.readings] == [
        ("second-witness", 2)
    ]
    assert "2 sources that count as one" in response.content.decode()


def test_the_reason_for_the_chosen_value_is_shown(open_conflict):
    visit = VisitFactory(published=True, period="2023-12-12", contrary={"period": "1999"})
    claim = visit.claims.get(source__slug="first-witness", fact="period")
    basis = {"basis": "combined", "rests_on": [str(claim.pk)], "reason": "The other misprints the year."}
    assert "No reason recorded" in open_conflict()[0].content.decode()

    correct_record(visit, {"basis": {"period": basis}})

    assert "Reason: The other misprints the year." in open_conflict()[0].content.decode()


def test_deprecated_claims_are_shown_separately_with_the_reason(open_conflict):
    visit = VisitFactory(published=True, conflicting=True)
    claim = ClaimFactory(
        record=visit, fact=visit.conflicts.get().fact, printed="wrong", deprecated="A misprint."
    )

    response, found = open_conflict()

    assert found.deprecated == [claim]
    assert claim not in [each for reading in found.readings for each in reading.claims]
    assert "Deprecated: A misprint." in response.content.decode()


def test_the_words_around_a_claim_are_shown_if_the_text_is_attached(open_conflict):
    create_source_with_text("It began on 12 December, they say", id="river")
    visit = VisitFactory(period="2023-12-14")
    ClaimFactory(record=visit, at="river#1", printed="12 December", value="2023-12-12")

    page = open_conflict()[0].content.decode()

    assert "<blockquote>It began on <mark>12 December</mark>, they say</blockquote>" in page


def test_references_are_shown_by_name(open_conflict):
    visit = VisitFactory(host="VNM", published=True, contrary={"host": "country/LAO"})

    _, found = open_conflict()

    assert visit.conflict_count == 1
    assert found.mentions[0].name == "Viet Nam"


def test_many_claims_are_cut_and_run_no_more_queries(open_conflict, monkeypatch):
    monkeypatch.setattr(conflict, "MOST_CLAIMS", 3)
    visit = VisitFactory(published=True, period="2023-12-12", contrary={"period": "1999"})
    few = open_conflict()[0].queries
    for number in range(2, 6):
        ClaimFactory(record=visit, at=f"first-witness#{number}", value="2023-12-12")

    response, found = open_conflict()

    assert len(found.claims) == 3
    assert response.queries == few
    assert "show all of them" in response.content.decode()
