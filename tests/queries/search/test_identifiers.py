"""Looking up records by identifiers."""

import pytest

from relations.actions.changes import merging
from relations.queries.search.identifiers import canonical_key, lookup, published_keys
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


def test_merges_are_followed_to_the_last_record():
    first, second, third = (
        VisitFactory(id=f"visit-of-{n}", period=f"200{n}", published=True) for n in range(3)
    )
    merging.merge(first, into=second, by=EDITOR, at=AT, reason="The same stay.")
    merging.merge(second, into=third, by=EDITOR, at=AT, reason="The same stay.")

    assert lookup("visit", "visit-of-0") == third
    assert canonical_key(["visit"], "visit-of-0") == "visit-of-2"
    assert published_keys("visit", ["visit-of-0", "visit-of-1", "visit-of-2"]) == {"visit-of-2"}


def test_an_external_identifier_finds_only_records_of_the_kind():
    leader = LeaderFactory(published=True)
    ExternalIdentifierFactory(record=leader, text="wikidata:Q15031")

    assert lookup("leader", "wikidata:Q15031") == leader
    assert lookup("visit", "wikidata:Q15031") is None


def test_a_draft_is_not_found_for_readers():
    LeaderFactory(id="a-draft")

    assert canonical_key(["leader"], "a-draft") is None
    assert published_keys("leader", ["a-draft"]) == set()


@pytest.mark.parametrize("text", ["", " ", "\x00", "é", "a" * 161, "-a", "' OR 1=1 --"])
def test_an_invalid_identifier_runs_no_query(text, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert lookup("country", text) is None
        assert published_keys("country", [text]) == set()
