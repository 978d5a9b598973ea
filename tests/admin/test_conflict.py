"""The page of a conflict: readings side by side, the chosen value, and why."""

import pytest

from relations.models import Conflict
from relations.queries import dispute
from tests.admin.conftest import address
from tests.factories import ClaimFactory, SourceFactory, VisitFactory
from tests.factories.paragraph_text import attached
from tests.factories.record import corrected

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(desk):
    """The one conflict there is, as its page shows it."""

    def opened():
        answer = desk(address(Conflict, "change", Conflict.objects.get().pk))
        return answer, answer.context["dispute"]

    return opened


def test_readings_stand_side_by_side_also_of_a_draft(shown):
    visit = VisitFactory(period="2023-12-12")
    ClaimFactory(record=visit, at="first-witness#2", printed="12 December", value="2023-12-12")
    ClaimFactory(record=visit, at="second-witness#3", printed="the year 1999", value="1999")

    answer, found = shown()

    assert [value.text for value in found.chosen] == ["2023-12-12"]
    assert [
        (reading.source.slug, [(claim.paragraph.position, claim.shown.text) for claim in reading.claims])
        for reading in found.readings
    ] == [("first-witness", [(2, "2023-12-12")]), ("second-witness", [(3, "1999")])]
    page = answer.content.decode()
    assert "the year 1999" in page
    assert "second-witness #3" in page


def test_sources_that_repeat_another_are_shown_as_one_voice(shown):
    visit = VisitFactory(period="2023-12-12")
    ClaimFactory(record=visit, at="second-witness#3", value="1999")
    SourceFactory(id="an-echo", derives_from="second-witness")
    ClaimFactory(record=visit, at="an-echo#1", value="1999")

    answer, found = shown()

    assert [(reading.source.slug, len(reading.claims)) for reading in found.readings] == [
        ("second-witness", 2)
    ]
    assert "One voice in 2 sources" in answer.content.decode()


def test_the_choice_says_why(shown):
    visit = VisitFactory(published=True, period="2023-12-12", contrary={"period": "1999"})
    claim = visit.claims.get(source__slug="first-witness", fact="period")
    basis = {"basis": "combined", "rests_on": [str(claim.pk)], "reason": "The other misprints the year."}
    assert "Nobody said why." in shown()[0].content.decode()

    corrected(visit, {"basis": {"period": basis}})

    assert "Why: The other misprints the year." in shown()[0].content.decode()


def test_what_was_deprecated_is_shown_apart_with_the_reason(shown):
    visit = VisitFactory(published=True, conflicting=True)
    claim = ClaimFactory(
        record=visit, fact=visit.conflicts.get().fact, printed="wrong", deprecated="A misprint."
    )

    answer, found = shown()

    assert found.deprecated == [claim]
    assert claim not in [each for reading in found.readings for each in reading.claims]
    assert "Deprecated: A misprint." in answer.content.decode()


def test_the_words_around_a_reading_are_shown_where_they_are_attached(shown):
    attached("It began on 12 December, they say", id="river")
    visit = VisitFactory(period="2023-12-14")
    ClaimFactory(record=visit, at="river#1", printed="12 December", value="2023-12-12")

    page = shown()[0].content.decode()

    assert "<blockquote>It began on <mark>12 December</mark>, they say</blockquote>" in page


def test_references_are_named(shown):
    visit = VisitFactory(host="VNM", published=True, contrary={"host": "country/LAO"})

    _, found = shown()

    assert visit.conflict_count == 1
    assert found.mentions[0].name == "Viet Nam"


def test_many_claims_are_cut_and_cost_no_more_queries(shown, monkeypatch):
    monkeypatch.setattr(dispute, "MOST_CLAIMS", 3)
    visit = VisitFactory(published=True, period="2023-12-12", contrary={"period": "1999"})
    few = shown()[0].queries
    for number in range(2, 6):
        ClaimFactory(record=visit, at=f"first-witness#{number}", value="2023-12-12")

    answer, found = shown()

    assert len(found.claims) == 3
    assert answer.queries == few
    assert "all of them" in answer.content.decode()
