"""Adding claims, and how changes of other records change the standing of claims."""

import pytest

from relations.actions.changes.correction import cite, correct
from relations.errors import (
    InvalidDocuments,
)
from relations.models import Organisation, Place, Source, Visit
from tests.actions.world import AT, claims_of, make_claim

BY = {"by": "anna", "at": AT, "reason": "A second reading."}
pytestmark = pytest.mark.usefixtures("world")


def first_visit():
    return Visit.objects.get(slug="first")


def standings(fact):
    """The standing of each source's claim on a fact of the first visit."""
    return dict(first_visit().claims.filter(fact=fact).values_list("source__slug", "standing"))


def test_cite_adds_a_claim_and_counts_its_source():
    before = first_visit().claim_count

    revision = cite(first_visit(), "host", make_claim("beta#4", "Vietnam", "country/VNM"), **BY)

    assert (revision.action, first_visit().claim_count, first_visit().source_count) == ("cite", before + 1, 2)
    assert first_visit().claims.get(printed="Vietnam").standing == "agrees"


def test_cite_creates_another_claim_for_the_same_words_each_time():
    for _ in range(3):
        cite(first_visit(), "host", make_claim("beta#4", "Vietnam", "country/VNM"), **BY)
    listed = claims_of(first_visit())["host"]
    gone = next(claim for claim in listed if claim["printed"] == "Vietnam")
    correct(
        first_visit(),
        {"claims": claims_of(first_visit(), host=[each for each in listed if each != gone])},
        **BY,
    )

    cite(first_visit(), "host", make_claim("beta#4", "Vietnam", "country/VNM"), **BY)

    assert first_visit().claims.filter(printed="Vietnam").count() == 3


def test_cite_refuses_an_unknown_fact():
    with pytest.raises(InvalidDocuments, match=r"claims.colour: .* is not a field here"):
        cite(first_visit(), "colour", make_claim("alpha#1", "red", "red"), **BY)


def test_cite_opens_a_conflict_that_keeps_the_chosen_value():
    cite(first_visit(), "host", make_claim("beta#4", "Beijing", "country/CHN"), **BY)

    conflict = first_visit().conflicts.get(fact="host")
    assert (conflict.chosen, conflict.source_count, conflict.is_public) == ("VNM", 2, True)


def test_moving_a_place_reassesses_claims_on_the_places_inside_it():
    cite(first_visit(), "places", make_claim("beta#4", "the palace", "place/palace"), **BY)
    assert first_visit().claims.get(printed="the palace").standing == "refines"

    correct(Place.objects.get(slug="hanoi"), {"within": None}, **BY)
    correct(Place.objects.get(slug="palace"), {"within": "beijing"}, **BY)

    assert first_visit().claims.get(printed="the palace").standing == "unparsed"


def test_moving_a_place_reassesses_claims_on_places_several_levels_inside_it():
    listed = [
        make_claim("alpha#1", "the north", "place/north"),
        make_claim("beta#4", "the palace", "place/palace"),
    ]
    correct(first_visit(), {"places": ["north"], "claims": claims_of(first_visit(), places=listed)}, **BY)
    assert first_visit().claims.get(printed="the palace").standing == "refines"

    correct(Place.objects.get(slug="hanoi"), {"within": None}, **BY)

    assert first_visit().claims.get(printed="the palace").standing == "unparsed"


def test_changing_the_country_of_an_organisation_reassesses_claims_on_it():
    cite(first_visit(), "guest", make_claim("beta#4", "the party", "organisation/cpc"), **BY)
    assert first_visit().claims.get(printed="the party").standing == "compatible"

    cpc = Organisation.objects.get(slug="cpc")
    correct(cpc, {"country": None}, **BY)

    assert first_visit().claims.get(printed="the party").standing == "contradicts"
    assert "guest" in first_visit().evidence["conflicts"]


def test_changing_what_a_source_derives_from_recounts_independent_sources():
    second = Visit.objects.get(slug="second")
    assert second.source_count == 1

    correct(Source.objects.get(slug="gamma"), {"derives_from": None}, **BY)

    second.refresh_from_db()
    assert second.source_count == 2


def test_changing_the_origin_of_a_chain_of_sources_recounts_independent_sources():
    cite(Visit.objects.get(slug="second"), "host", make_claim("alpha#4", "Vietnam", "country/VNM"), **BY)
    assert Visit.objects.get(slug="second").source_count == 2

    correct(Source.objects.get(slug="beta"), {"derives_from": "alpha"}, **BY)

    assert Visit.objects.get(slug="second").source_count == 1
