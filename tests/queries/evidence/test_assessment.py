"""Assessment of claims: standings, conflicts, independent sources, and uncited facts."""

import pytest

from relations.documents.document import from_record, parse
from relations.models import Claim, Source
from relations.models.claim import WHOLE_RECORD
from relations.queries.evidence.assessment import assess, uncited_facts
from relations.queries.evidence.context import Context
from relations.queries.evidence.independent_sources import independent_sources, origins
from relations.queries.record.loading import loaded
from tests.factories.source import SourceFactory
from tests.factories.visit import VisitFactory

pytestmark = pytest.mark.django_db


def claim_data(value, claims_at_paragraphs="first-witness#1", **more):
    claim = {"at": claims_at_paragraphs, "printed": "as printed"} | more
    return claim if value is None else claim | {"value": value}


def assess_visit(fact, *claims, **fields):
    """The assessment of a visit with claims on one fact."""
    visit = VisitFactory(claims={fact: list(claims)}, **fields)
    document = from_record(loaded(type(visit)).get(pk=visit.pk))
    return assess(document, list(visit.claims.select_related("source__derives_from")), Context())


def standings(fact, *claims, **fields):
    """The standings of the claims in the order of their paragraphs."""
    found = assess_visit(fact, *claims, **fields)
    rows = Claim.objects.order_by("source__slug", "paragraph__position")
    return [
        found.standings[row.id].value for row in rows if row.fact == fact and row.record_key[:6] == "visit/"
    ]


def claims_at_paragraphs(*values, **more):
    """Claims at the paragraphs 1, 2, … of one source."""
    return [claim_data(value, f"first-witness#{number}", **more) for number, value in enumerate(values, 1)]


def test_the_standing_of_periods_follows_from_their_days():
    claims = claims_at_paragraphs(
        "2023-12", "2023-12-12/2023-12-13", "2023", "2024", "XXXX-12-12/XXXX-12-13", None
    )

    assert standings("period", *claims, period="2023-12-12/2023-12-13") == [
        "compatible",
        "agrees",
        "compatible",
        "contradicts",
        "compatible",
        "unparsed",
    ]


def test_a_plan_that_happened_differently_is_superseded():
    assert standings("period", *claims_at_paragraphs("2024", modality="planned")) == ["superseded"]
    assert not assess_visit("period", claim_data("2024", modality="proposed")).conflicts


def test_judgements_never_contradict():
    assert standings(
        "host", *claims_at_paragraphs("country/CHN", modality="assessed"), guest="country/USA"
    ) == ["compatible"]


def test_claims_on_an_empty_fact_are_unparsed_but_may_contradict_each_other():
    found = assess_visit("period", *claims_at_paragraphs("2022", "2023"), period=None)

    assert {standing.value for standing in found.standings.values()} == {"unparsed"}
    assert found.conflicts == ["period"]


def test_members_of_a_set_agree_others_are_unparsed_and_a_denial_contradicts():
    claims = [
        *claims_at_paragraphs("place/hanoi", "place/hue"),
        claim_data("place/hanoi", "first-witness#3", negated="true"),
    ]

    assert standings("places", *claims, places=["hanoi"]) == ["agrees", "unparsed", "contradicts"]


def test_two_members_of_a_set_are_no_conflict_but_a_denial_of_one_is():
    assert not assess_visit(
        "places", *claims_at_paragraphs("place/hanoi", "place/hue"), places=["hanoi"]
    ).conflicts

    denied = claim_data("place/hue", "first-witness#3", negated="true")
    assert assess_visit(
        "places", *claims_at_paragraphs("place/hanoi", "place/hue"), denied, places=["hanoi"]
    ).conflicts == ["places"]


def test_a_planned_denial_of_a_member_is_superseded():
    claims = claims_at_paragraphs("place/hanoi", negated="true", modality="planned")

    assert standings("places", *claims, places=["hanoi"]) == ["superseded"]


def test_declared_broader_kinds_are_compatible():
    assert standings("kind", *claims_at_paragraphs("official", "state", "private"), kind="state") == [
        "compatible",
        "agrees",
        "contradicts",
    ]


def test_deprecated_claims_have_a_standing_but_are_not_counted():
    found = assess_visit("period", claim_data("1999", deprecated="A century off."), period="2023")

    assert [standing.value for standing in found.standings.values()] == ["contradicts"]
    assert (found.claims, found.sources, found.conflicts) == (0, 0, [])


def test_a_claim_on_the_whole_record_counts_and_is_never_compared():
    found = assess_visit(WHOLE_RECORD, {"at": "first-witness", "locator": "row 7"})

    assert [standing.value for standing in found.standings.values()] == ["unparsed"]
    assert (found.claims, found.sources) == (1, 1)


def test_evidence_has_basis_and_reason_of_each_fact_with_a_value_or_a_claim():
    basis = {"period": {"basis": "background", "reason": "By the calendar."}}

    facts = assess_visit("occasion", *claims_at_paragraphs("Summit"), basis=basis).as_evidence()["facts"]

    assert list(facts) == ["guest", "host", "period", "kind", "status", "occasion"]
    assert facts["period"] == {
        "basis": "background",
        "claims": 0,
        "independent_sources": 0,
        "rests_on": [],
        "reason": "By the calendar.",
    }
    assert (facts["occasion"]["claims"], facts["occasion"]["independent_sources"]) == (1, 1)


def test_sources_that_repeat_each_other_count_once():
    for key, derives_from in (
        ("origin", None),
        ("copy", "origin"),
        ("copy-of-copy", "copy"),
        ("other", None),
    ):
        SourceFactory(id=key, derives_from=derives_from, published=True)
    claims = [claim_data("2023", f"{key}#1") for key in ("copy", "copy-of-copy", "other", "other")]

    assert assess_visit("period", *claims).sources == 2
    rows = list(Claim.objects.filter(record_key__startswith="visit/").select_related("source"))
    assert independent_sources(rows) == 2
    assert Source.objects.get(slug="copy-of-copy").derives_from.derives_from.slug == "origin"


def test_sources_that_derive_from_each_other_in_a_circle_are_one_independent_source():
    sources = [SourceFactory(id=key, published=True) for key in ("b", "c", "a", "enters")]
    for source, derives_from in zip(sources, (*sources[1:3], sources[0], sources[1]), strict=True):
        Source.objects.filter(pk=source.pk).update(derives_from=derives_from)

    found = origins(Source.objects.all())

    assert {found[source.pk].slug for source in sources} == {"a"}


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({}, ["guest", "host", "period"]),
        ({"claims": {"host": [claim_data("country/VNM")]}}, ["guest", "period"]),
        ({"claims": {"host": [claim_data("country/VNM", deprecated="No.")]}}, ["guest", "host", "period"]),
        (
            {
                "claims": {
                    "host": [claim_data(None)],
                    "guest": [claim_data(None)],
                    "period": [claim_data(None)],
                }
            },
            [],
        ),
        ({"claims": {"record": [{"at": "data", "locator": "row 1"}]}}, []),
        (
            {
                "claims": {"host": [claim_data("country/VNM")]},
                "basis": {
                    "guest": {"basis": "derived", "rests_on": ["host@first-witness#1"]},
                    "period": {"basis": "background"},
                },
            },
            ["period"],
        ),
    ],
)
def test_uncited_facts_have_a_value_without_claim_and_basis(more, missing):
    document = parse("visit", {"id": "x", "guest": "country/CHN", "host": "VNM", "period": "2023"} | more)

    assert uncited_facts(document) == missing
