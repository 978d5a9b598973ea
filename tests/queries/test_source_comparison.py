"""Two sources side by side: whatever they say, each is the other's mirror."""

from hypothesis import given
from hypothesis import strategies as st

from relations.models import Claim, Modality, Place, Source
from relations.models.claim import STANDINGS, WHOLE_RECORD
from relations.queries.context import Context
from relations.queries.source_comparison import Comparison, Likeness, compared_facts

A, B = Source(pk=1, slug="a"), Source(pk=2, slug="b")
STEPS = {"agreement/pact": [{"status": "announced"}, {"status": "signed"}]}


def context():
    """Knows that Hanoi has a palace and that Viet Nam has a party; asks no database."""
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
def claims(draw):
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


def comparison(a, b, said):
    return Comparison(a, b, compared_facts(a.pk, said, STEPS, context()), is_independent=True)


def shown(facts, a, b):
    return [
        (
            each.record_key,
            each.fact,
            each.value,
            each.likeness,
            [claim.pk for claim in getattr(each, a)],
            [claim.pk for claim in getattr(each, b)],
        )
        for each in facts
    ]


@given(st.lists(claims(), max_size=12))
def test_swapped_sources_give_the_mirror(said):
    one, other = comparison(A, B, said), comparison(B, A, said)

    assert shown(one.shared, "a", "b") == shown(other.shared, "b", "a")
    assert shown(one.contradicting, "a", "b") == shown(other.contradicting, "b", "a")
    assert shown(one.only_a, "a", "b") == shown(other.only_b, "b", "a")
    assert shown(one.only_b, "a", "b") == shown(other.only_a, "b", "a")


@given(st.lists(claims(), max_size=12))
def test_every_claim_stands_in_one_of_the_four_lists_on_its_own_side(said):
    found = comparison(A, B, said)
    listed = [*found.shared, *found.contradicting, *found.only_a, *found.only_b]

    assert sorted(map(id, listed)) == sorted(map(id, found.facts))
    assert {claim.pk for claim in found.claims} == {claim.pk for claim in said}
    for each in found.facts:
        assert {claim.source_id for claim in each.a} <= {A.pk}
        assert {claim.source_id for claim in each.b} <= {B.pk}
        assert {(claim.record_key, claim.fact) for claim in (*each.a, *each.b)} == {
            (each.record_key, each.fact)
        }


def claim(source, fact, value, record_key="visit/stay", **more):
    return Claim(source=source, record_key=record_key, fact=fact, value=value, **more)


def likenesses(*said):
    return [each.likeness for each in comparison(A, B, said).facts]


def period(edtf):
    return {"type": "period", "edtf": edtf}


def place(slug):
    return {"type": "reference", "kind": "place", "id": slug}


def status(value):
    return {"type": "choice", "value": value}


def test_what_was_planned_does_not_contradict_what_came():
    planned = claim(A, "period", period("2022"), modality="planned")

    assert likenesses(planned, claim(B, "period", period("2023"))) == [Likeness.COMPATIBLE]
    assert likenesses(claim(A, "period", period("2022")), claim(B, "period", period("2023"))) == [
        Likeness.CONTRADICTING
    ]


def test_a_state_that_went_before_does_not_contradict():
    said = [
        claim(A, "status", status("announced"), "agreement/pact"),
        claim(B, "status", status("signed"), "agreement/pact"),
    ]

    assert likenesses(*said) == [Likeness.COMPATIBLE]
    said[0].value = status("expired")
    assert likenesses(*said) == [Likeness.CONTRADICTING]


def test_two_members_of_a_set_are_two_facts_and_a_denial_bears_on_what_it_denies():
    hanoi, palace, hue = (claim(A, "places", place(slug)) for slug in ("hanoi", "palace", "hue"))
    same = claim(B, "places", place("hanoi"))
    denied = claim(B, "places", place("hanoi"), negated=True)

    assert likenesses(hanoi, hue, same) == [Likeness.SAME, None]
    assert likenesses(palace, hue, denied) == [None, Likeness.CONTRADICTING]
    assert likenesses(hue, denied) == [None, None]


def test_another_wording_is_the_same_where_both_agree_with_the_record():
    said = [
        claim(source, "occasion", {"type": "text", "text": text}, standing="agrees")
        for source, text in ((A, "A summit"), (B, "The meeting of leaders"))
    ]

    assert likenesses(*said) == [Likeness.SAME]
    said[0].standing = "unparsed"
    assert likenesses(*said) == [Likeness.UNCOMPARED]
