"""The comparison of two sources is symmetric, and puts every fact in one of four lists."""

from hypothesis import given
from hypothesis import strategies as st

from relations.models import Claim, Modality, Place, Source
from relations.models.claim import STANDINGS, WHOLE_RECORD
from relations.queries.comparison.sources import Comparison, Likeness, compared_facts
from relations.queries.evidence.context import Context

A, B = Source(pk=1, slug="a"), Source(pk=2, slug="b")
STEPS = {"agreement/pact": [{"status": "announced"}, {"status": "signed"}]}


def context():
    """A context without a database: Hanoi has a palace, and Viet Nam has a party."""
    found = Context()
    hanoi = Place(pk=1, slug="hanoi", country_id="VNM")
    palace = Place(pk=2, slug="palace", within=hanoi, country_id="VNM")
    found.places = {"hanoi": hanoi, "palace": palace, "hue": Place(pk=3, slug="hue", country_id="VNM")}
    found.organs = {("organisation", "cpv"): "VNM", ("organisation", "paper"): None}
    return found


def typed(kind, name, *values):
    return st.fixed_dictionaries({"type": st.just(kind), name: st.sampled_from(values)})


def references(kind, *keys):
    return st.fixed_dictionaries(
        {"type": st.just("reference"), "kind": st.just(kind), "id": st.sampled_from(keys)}
    )


PERIODS = (
    "2022",
    "2022-10",
    "2022-10-30/2022-11-01",
    "2023",
    "2023~",
    "XXXX-12",
    "[2022..2023]",
    "2020/..",
)
FACTS = {
    ("visit/stay", "period"): typed("period", "edtf", *PERIODS),
    ("visit/stay", "kind"): typed("choice", "value", "state", "official", "private"),
    ("visit/stay", "guest"): st.one_of(
        references("country", "VNM", "CHN"), references("organisation", "cpv", "paper")
    ),
    ("visit/stay", "places"): references("place", "hanoi", "palace", "hue"),
    ("visit/stay", "occasion"): typed("text", "text", "A summit", "a Summit", "Another"),
    ("visit/stay", WHOLE_RECORD): st.none(),
    ("agreement/pact", "status"): typed("choice", "value", "announced", "signed", "in_force"),
    ("agreement/pact", "item_count"): st.builds(
        lambda operator, amount: {"type": "quantity", "operator": operator, "amount": amount},
        st.sampled_from(["eq", "gt", "approx"]),
        st.sampled_from(["30", "36"]),
    ),
}


@st.composite
def claim_strategy(draw):
    record_key, fact = draw(st.sampled_from(sorted(FACTS)))
    return Claim(
        source=draw(st.sampled_from([A, B])),
        record_key=record_key,
        fact=fact,
        value=draw(st.one_of(st.none(), FACTS[record_key, fact])),
        modality=draw(st.sampled_from(Modality.values)),
        negated=draw(st.booleans()),
        standing=draw(st.sampled_from([standing for standing, _ in STANDINGS])),
    )


def comparison(a, b, claims):
    return Comparison(a, b, compared_facts(a.pk, claims, STEPS, context()), is_independent=True)


def comparable_rows(facts, a, b):
    return [
        (
            each.record_key,
            each.fact,
            each.value,
            each.likeness,
            [one.pk for one in getattr(each, a)],
            [one.pk for one in getattr(each, b)],
        )
        for each in facts
    ]


@given(st.lists(claim_strategy(), max_size=12))
def test_swapping_the_sources_gives_the_mirror(claims):
    one, other = comparison(A, B, claims), comparison(B, A, claims)

    assert comparable_rows(one.shared, "a", "b") == comparable_rows(other.shared, "b", "a")
    assert comparable_rows(one.contradicting, "a", "b") == comparable_rows(other.contradicting, "b", "a")
    assert comparable_rows(one.only_a, "a", "b") == comparable_rows(other.only_b, "b", "a")
    assert comparable_rows(one.only_b, "a", "b") == comparable_rows(other.only_a, "b", "a")


@given(st.lists(claim_strategy(), max_size=12))
def test_every_claim_is_in_one_of_the_four_lists_at_its_source(claims):
    found = comparison(A, B, claims)
    listed = [*found.shared, *found.contradicting, *found.only_a, *found.only_b]

    assert sorted(map(id, listed)) == sorted(map(id, found.facts))
    assert {one.pk for one in found.claims} == {one.pk for one in claims}
    for each in found.facts:
        assert {one.source_id for one in each.a} <= {A.pk}
        assert {one.source_id for one in each.b} <= {B.pk}
        assert {(one.record_key, one.fact) for one in (*each.a, *each.b)} == {(each.record_key, each.fact)}


def make_claim(source, fact, value, record_key="visit/stay", **more):
    return Claim(source=source, record_key=record_key, fact=fact, value=value, **more)


def likenesses_of(*claims):
    return [each.likeness for each in comparison(A, B, claims).facts]


def period(edtf):
    return {"type": "period", "edtf": edtf}


def place(slug):
    return {"type": "reference", "kind": "place", "id": slug}


def status(value):
    return {"type": "choice", "value": value}


def test_a_plan_does_not_contradict_what_happened():
    planned = make_claim(A, "period", period("2022"), modality="planned")

    assert likenesses_of(planned, make_claim(B, "period", period("2023"))) == [Likeness.COMPATIBLE]
    assert likenesses_of(
        make_claim(A, "period", period("2022")), make_claim(B, "period", period("2023"))
    ) == [Likeness.CONTRADICTING]


def test_an_earlier_status_does_not_contradict():
    claims = [
        make_claim(A, "status", status("announced"), "agreement/pact"),
        make_claim(B, "status", status("signed"), "agreement/pact"),
    ]

    assert likenesses_of(*claims) == [Likeness.COMPATIBLE]
    claims[0].value = status("expired")
    assert likenesses_of(*claims) == [Likeness.CONTRADICTING]


def test_members_of_a_set_are_separate_facts_and_a_denial_contradicts_its_member():
    hanoi, palace, hue = (make_claim(A, "places", place(slug)) for slug in ("hanoi", "palace", "hue"))
    same = make_claim(B, "places", place("hanoi"))
    denied = make_claim(B, "places", place("hanoi"), negated=True)

    assert likenesses_of(hanoi, hue, same) == [Likeness.SAME, None]
    assert likenesses_of(palace, hue, denied) == [None, Likeness.CONTRADICTING]
    assert likenesses_of(hue, denied) == [None, None]


def test_different_wordings_are_the_same_if_both_agree_with_the_record():
    claims = [
        make_claim(source, "occasion", {"type": "text", "text": text}, standing="agrees")
        for source, text in ((A, "A summit"), (B, "The meeting of leaders"))
    ]

    assert likenesses_of(*claims) == [Likeness.SAME]
    claims[0].standing = "unparsed"
    assert likenesses_of(*claims) == [Likeness.UNCOMPARED]
