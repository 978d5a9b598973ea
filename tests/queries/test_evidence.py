"""What claims amount to: standings, conflicts, independent sources, and facts that nothing supports."""

import pytest

from relations.documents.document import of, parse
from relations.models import Claim, Source
from relations.models.claim import WHOLE_RECORD
from relations.queries.context import Context
from relations.queries.evidence import assess, uncited_facts
from relations.queries.loading import loaded
from relations.queries.voices import independent_sources, origins
from tests.factories.source import SourceFactory
from tests.factories.visit import VisitFactory

pytestmark = pytest.mark.django_db


def said(value, at="first-witness#1", **more):
    claim = {"at": at, "printed": "as printed"} | more
    return claim if value is None else claim | {"value": value}


def assessed(fact, *claims, **fields):
    """The assessment of a visit on one fact of which there are some claims."""
    visit = VisitFactory(claims={fact: list(claims)}, **fields)
    document = of(loaded(type(visit)).get(pk=visit.pk))
    return assess(document, list(visit.claims.select_related("source__derives_from")), Context())


def standings(fact, *claims, **fields):
    """The standings of the claims in the order of their paragraphs."""
    found = assessed(fact, *claims, **fields)
    rows = Claim.objects.order_by("source__slug", "paragraph__position")
    return [
        found.standings[row.id].value for row in rows if row.fact == fact and row.record_key[:6] == "visit/"
    ]


def at(*values, **more):
    """Claims at the paragraphs 1, 2, … of one source."""
    return [said(value, f"first-witness#{number}", **more) for number, value in enumerate(values, 1)]


def test_periods_stand_by_the_days_they_denote():
    claims = at("2023-12", "2023-12-12/2023-12-13", "2023", "2024", "XXXX-12-12/XXXX-12-13", None)

    assert standings("period", *claims, period="2023-12-12/2023-12-13") == [
        "compatible",
        "agrees",
        "compatible",
        "contradicts",
        "compatible",
        "unparsed",
    ]


def test_what_was_planned_and_came_otherwise_is_overtaken():
    assert standings("period", *at("2024", modality="planned")) == ["overtaken"]
    assert not assessed("period", said("2024", modality="proposed")).conflicts


def test_judgements_never_contradict():
    assert standings("host", *at("country/CHN", modality="assessed"), guest="country/USA") == ["compatible"]


def test_a_record_without_a_value_leaves_claims_unparsed_but_they_may_contradict_each_other():
    found = assessed("period", *at("2022", "2023"), period=None)

    assert {standing.value for standing in found.standings.values()} == {"unparsed"}
    assert found.conflicts == ["period"]


def test_members_of_a_set_agree_and_others_are_a_to_do_and_only_denial_contradicts():
    claims = [*at("place/hanoi", "place/hue"), said("place/hanoi", "first-witness#3", negated="true")]

    assert standings("places", *claims, places=["hanoi"]) == ["agrees", "unparsed", "contradicts"]


def test_two_members_of_a_set_are_no_conflict_but_a_denial_of_one_is():
    assert not assessed("places", *at("place/hanoi", "place/hue"), places=["hanoi"]).conflicts

    denied = said("place/hue", "first-witness#3", negated="true")
    assert assessed("places", *at("place/hanoi", "place/hue"), denied, places=["hanoi"]).conflicts == [
        "places"
    ]


def test_an_intention_to_leave_something_out_of_a_set_is_overtaken():
    claims = at("place/hanoi", negated="true", modality="planned")

    assert standings("places", *claims, places=["hanoi"]) == ["overtaken"]


def test_declared_broader_kinds_are_compatible():
    assert standings("kind", *at("official", "state", "private"), kind="state") == [
        "compatible",
        "agrees",
        "contradicts",
    ]


def test_deprecated_claims_keep_a_standing_and_count_for_nothing():
    found = assessed("period", said("1999", deprecated="A century off."), period="2023")

    assert [standing.value for standing in found.standings.values()] == ["contradicts"]
    assert (found.claims, found.sources, found.conflicts) == (0, 0, [])


def test_a_claim_on_the_whole_record_counts_and_is_never_compared():
    found = assessed(WHOLE_RECORD, {"at": "first-witness", "locator": "row 7"})

    assert [standing.value for standing in found.standings.values()] == ["unparsed"]
    assert (found.claims, found.sources) == (1, 1)


def test_evidence_shows_basis_and_reason_of_each_fact_with_a_value_or_a_claim():
    basis = {"period": {"basis": "background", "reason": "By the calendar."}}

    facts = assessed("occasion", *at("Summit"), basis=basis).as_evidence()["facts"]

    assert list(facts) == ["guest", "host", "period", "kind", "status", "occasion"]
    assert facts["period"] == {
        "basis": "background",
        "claims": 0,
        "independent_sources": 0,
        "rests_on": [],
        "reason": "By the calendar.",
    }
    assert (facts["occasion"]["claims"], facts["occasion"]["independent_sources"]) == (1, 1)


def test_sources_that_repeat_one_another_count_once():
    for key, derives_from in (
        ("origin", None),
        ("copy", "origin"),
        ("copy-of-copy", "copy"),
        ("other", None),
    ):
        SourceFactory(id=key, derives_from=derives_from, published=True)
    claims = [said("2023", f"{key}#1") for key in ("copy", "copy-of-copy", "other", "other")]

    assert assessed("period", *claims).sources == 2
    rows = list(Claim.objects.filter(record_key__startswith="visit/").select_related("source"))
    assert independent_sources(rows) == 2
    assert Source.objects.get(slug="copy-of-copy").derives_from.derives_from.slug == "origin"


def test_sources_that_derive_from_one_another_in_a_circle_are_one_voice():
    made = [SourceFactory(id=key, published=True) for key in ("b", "c", "a", "enters")]
    for source, derives_from in zip(made, (*made[1:3], made[0], made[1]), strict=True):
        Source.objects.filter(pk=source.pk).update(derives_from=derives_from)

    found = origins(Source.objects.all())

    assert {found[source.pk].slug for source in made} == {"a"}


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({}, ["guest", "host", "period"]),
        ({"claims": {"host": [said("country/VNM")]}}, ["guest", "period"]),
        ({"claims": {"host": [said("country/VNM", deprecated="No.")]}}, ["guest", "host", "period"]),
        ({"claims": {"host": [said(None)], "guest": [said(None)], "period": [said(None)]}}, []),
        ({"claims": {"record": [{"at": "data", "locator": "row 1"}]}}, []),
        (
            {
                "claims": {"host": [said("country/VNM")]},
                "basis": {
                    "guest": {"basis": "derived", "rests_on": ["host@first-witness#1"]},
                    "period": {"basis": "background"},
                },
            },
            ["period"],
        ),
    ],
)
def test_uncited_facts_hold_a_value_and_rest_on_nothing(more, missing):
    document = parse("visit", {"id": "x", "guest": "country/CHN", "host": "VNM", "period": "2023"} | more)

    assert uncited_facts(document) == missing
