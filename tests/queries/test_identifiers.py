"""Where identifiers lead."""

import pytest

from relations.actions import merging
from relations.queries.identifiers import lookup, meant, shown
from tests.factories import (
    CountryCodeFactory,
    CountryFactory,
    ExternalIdentifierFactory,
    LeaderFactory,
    VisitFactory,
)
from tests.factories.record import AT, EDITOR

pytestmark = pytest.mark.django_db


def test_a_current_code_wins_over_an_old_one():
    former, current = CountryFactory(id="XAA"), CountryFactory(id="BHR")
    CountryCodeFactory(country=former, code="BH")

    assert lookup("country", "BH") == current


def test_merges_are_followed_to_the_end():
    first, second, third = (
        VisitFactory(id=f"visit-of-{n}", period=f"200{n}", published=True) for n in range(3)
    )
    merging.merge(first, into=second, by=EDITOR, at=AT, reason="The same stay.")
    merging.merge(second, into=third, by=EDITOR, at=AT, reason="The same stay.")

    assert lookup("visit", "visit-of-0") == third
    assert meant(["visit"], "visit-of-0") == "visit-of-2"
    assert shown("visit", ["visit-of-0", "visit-of-1", "visit-of-2"]) == {"visit-of-2"}


def test_an_external_identifier_leads_only_to_things_of_its_kind():
    leader = LeaderFactory(published=True)
    ExternalIdentifierFactory(record=leader, text="wikidata:Q15031")

    assert lookup("leader", "wikidata:Q15031") == leader
    assert lookup("visit", "wikidata:Q15031") is None


def test_a_draft_is_nothing_that_readers_could_mean():
    LeaderFactory(id="a-draft")

    assert meant(["leader"], "a-draft") is None
    assert shown("leader", ["a-draft"]) == set()


@pytest.mark.parametrize("text", ["", " ", "\x00", "é", "a" * 161, "-a", "' OR 1=1 --"])
def test_what_can_be_no_identifier_asks_no_query(text, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert lookup("country", text) is None
        assert shown("country", [text]) == set()
