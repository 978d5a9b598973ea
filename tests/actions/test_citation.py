"""Citing, and what a change elsewhere makes of claims."""

import pytest

from relations.actions.correction import cite, correct
from relations.errors import (
    InvalidDocuments,
)
from relations.models import Organisation, Place, Source, Visit
from tests.actions.world import AT, claims_of, said

BY = {"by": "anna", "at": AT, "reason": "A second reading."}
pytestmark = pytest.mark.usefixtures("world")


def first():
    return Visit.objects.get(slug="first")


def standings(fact):
    """How each source stands to the first visit's value."""
    return dict(first().claims.filter(fact=fact).values_list("source__slug", "standing"))


def test_cite_adds_a_claim_and_counts_its_source():
    before = first().claim_count

    revision = cite(first(), "host", said("beta#4", "Vietnam", "country/VNM"), **BY)

    assert (revision.deed, first().claim_count, first().source_count) == ("cite", before + 1, 2)
    assert first().claims.get(printed="Vietnam").standing == "agrees"


def test_cite_gives_the_same_words_a_claim_of_their_own_each_time():
    for _ in range(3):
        cite(first(), "host", said("beta#4", "Vietnam", "country/VNM"), **BY)
    listed = claims_of(first())["host"]
    gone = next(claim for claim in listed if claim["printed"] == "Vietnam")
    correct(first(), {"claims": claims_of(first(), host=[each for each in listed if each != gone])}, **BY)

    cite(first(), "host", said("beta#4", "Vietnam", "country/VNM"), **BY)

    assert first().claims.filter(printed="Vietnam").count() == 3


def test_cite_refuses_a_fact_that_the_kind_has_not():
    with pytest.raises(InvalidDocuments, match=r"claims.colour: .* is no known field here"):
        cite(first(), "colour", said("alpha#1", "red", "red"), **BY)


def test_cite_opens_a_conflict_that_says_what_was_chosen():
    cite(first(), "host", said("beta#4", "Beijing", "country/CHN"), **BY)

    conflict = first().conflicts.get(fact="host")
    assert (conflict.chosen, conflict.source_count, conflict.is_public) == ("VNM", 2, True)


def test_a_change_of_where_a_place_lies_reassesses_what_names_places_inside_it():
    cite(first(), "places", said("beta#4", "the palace", "place/palace"), **BY)
    assert first().claims.get(printed="the palace").standing == "refines"

    correct(Place.objects.get(slug="hanoi"), {"within": None}, **BY)
    correct(Place.objects.get(slug="palace"), {"within": "beijing"}, **BY)

    assert first().claims.get(printed="the palace").standing == "unparsed"


def test_a_change_of_a_container_reaches_what_lies_deep_inside():
    listed = [said("alpha#1", "the north", "place/north"), said("beta#4", "the palace", "place/palace")]
    correct(first(), {"places": ["north"], "claims": claims_of(first(), places=listed)}, **BY)
    assert first().claims.get(printed="the palace").standing == "refines"

    correct(Place.objects.get(slug="hanoi"), {"within": None}, **BY)

    assert first().claims.get(printed="the palace").standing == "unparsed"


def test_a_change_of_an_organisations_country_reassesses_what_names_it():
    cite(first(), "guest", said("beta#4", "the party", "organisation/cpc"), **BY)
    assert first().claims.get(printed="the party").standing == "compatible"

    cpc = Organisation.objects.get(slug="cpc")
    correct(cpc, {"country": None}, **BY)

    assert first().claims.get(printed="the party").standing == "contradicts"
    assert "guest" in first().evidence["conflicts"]


def test_a_change_of_what_a_source_derives_from_recounts_sources():
    second = Visit.objects.get(slug="second")
    assert second.source_count == 1

    correct(Source.objects.get(slug="gamma"), {"derives_from": None}, **BY)

    second.refresh_from_db()
    assert second.source_count == 2


def test_a_change_high_in_a_chain_of_sources_recounts_too():
    cite(Visit.objects.get(slug="second"), "host", said("alpha#4", "Vietnam", "country/VNM"), **BY)
    assert Visit.objects.get(slug="second").source_count == 2

    correct(Source.objects.get(slug="beta"), {"derives_from": "alpha"}, **BY)

    assert Visit.objects.get(slug="second").source_count == 1
