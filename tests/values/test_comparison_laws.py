"""Laws of comparison: mirror, symmetry, order, and agreement with brute force over integers."""

from hypothesis import given
from hypothesis import strategies as st

from relations.errors import InvalidPeriod
from relations.values.comparison import (
    Boolean,
    Choice,
    Reference,
    Standing,
    Text,
    Words,
    claim_standing,
    compare,
    compare_member,
    contradict,
)
from relations.values.period import Period, Reading
from relations.values.quantity import Operator, Quantity
from tests.values import brute_force

REACH = 2000


def period_or_words(text):
    try:
        return Period.parse(text)
    except InvalidPeriod:
        return Words(text)


operators = st.sampled_from(Operator).map(str)
amounts = st.integers(-60, 60).filter(bool)
counts = st.builds(
    Quantity.from_parts, amounts, operators, st.none() | st.integers(1, 20), st.just("persons")
)
# Multiples of 40 with even rounding: every limit is an even integer, and odd integers represent the gaps.
measures = st.builds(
    Quantity.from_parts,
    amounts.map(lambda number: number * 40),
    operators,
    st.none() | st.sampled_from([4, 20, 400]),
    st.just("USD"),
)
# Each lies within, and is an organ of, only later ones, so that nothing contains itself.
DENOTED = (("place", "palace"), ("place", "hanoi"), ("country", "VNM"), ("country", "CHN"))
indexes = st.integers(0, len(DENOTED) - 1)
references = st.builds(
    lambda own, container, state: Reference(
        *DENOTED[own],
        within=frozenset(DENOTED[own + 1 :][container : container + 2]),
        organ_of=frozenset(DENOTED[own + 1 :][state : state + 1]),
    ),
    indexes,
    indexes,
    indexes,
)
texts = st.sampled_from(["Biển Đông", "bien dong", "East Sea", "Gulf"])
choices = st.sampled_from(
    [
        Choice("state", broader_values=frozenset({"official"})),
        Choice("official"),
        Choice("working"),
        Choice("transit"),
    ]
)
values = st.one_of(
    st.none(),
    brute_force.expressions.map(period_or_words),
    counts,
    measures,
    references,
    st.builds(Text, texts, st.frozensets(texts)),
    choices,
    st.builds(Boolean, st.booleans()),
)
kinds = st.sampled_from([brute_force.expressions.map(period_or_words), counts, measures, references, choices])
pairs = st.one_of(kinds.flatmap(lambda kind: st.tuples(kind, kind)), st.tuples(values, values))
readings = st.sampled_from(Reading)
modalities = st.sampled_from(["reported", "planned", "proposed", "assessed"])
MIRRORED = {
    Standing.AGREES: {Standing.AGREES},
    Standing.CONTRADICTS: {Standing.CONTRADICTS},
    Standing.UNPARSED: {Standing.UNPARSED},
    Standing.REFINES: {Standing.COMPATIBLE},
    Standing.COMPATIBLE: {Standing.COMPATIBLE, Standing.REFINES},
}


@given(pairs, readings)
def test_mirror_law(pair, reading):
    forward, backward = compare(*pair, reading=reading), compare(*pair[::-1], reading=reading)

    assert backward in MIRRORED[forward]


@given(pairs, readings, st.tuples(modalities, modalities), st.tuples(st.booleans(), st.booleans()))
def test_contradiction_of_claims_is_symmetric(pair, reading, modality_pair, negated):
    forward = contradict(*pair, reading=reading, modalities=modality_pair, negated=negated)
    backward = contradict(*pair[::-1], reading=reading, modalities=modality_pair[::-1], negated=negated[::-1])

    assert forward == backward


@given(pairs, readings, modalities, st.booleans())
def test_a_claim_and_its_denial_never_both_contradict(pair, reading, modality, negated):
    claimed = claim_standing(*pair, reading=reading, modality=modality, negated=negated)
    denied = claim_standing(*pair, reading=reading, modality=modality, negated=not negated)

    assert not claimed == denied == Standing.CONTRADICTS


@given(values, st.lists(values, max_size=4), st.booleans(), st.randoms(use_true_random=False))
def test_the_standing_to_a_set_does_not_depend_on_its_order(claim, members, negated, chance):
    shuffled = chance.sample(members, len(members))

    assert compare_member(claim, members, negated=negated) == compare_member(claim, shuffled, negated=negated)


@given(counts, counts)
def test_counts_agree_with_brute_force_over_integers(claim, record):
    assert compare(claim, record) == standing_of_sets(whole_numbers(claim), whole_numbers(record))


@given(measures, measures)
def test_measures_agree_with_brute_force_over_their_limits_and_gaps(claim, record):
    grid = range(-3 * REACH, 3 * REACH)
    ours, theirs = ({number for number in grid if is_true(value, number)} for value in (claim, record))

    assert compare(claim, record) == standing_of_sets(ours, theirs)


def whole_numbers(quantity):
    numbers = {number for number in range(-REACH, REACH) if is_true(quantity, number)}
    below = int(quantity.amount) - (1 if quantity.amount > 0 else -1)
    return numbers or {below}


def is_true(quantity, number):
    amount, step = int(quantity.amount), int(quantity.rounded_to or 0)
    difference = amount - number if amount > 0 else number - amount
    return {
        "eq": 2 * abs(number - amount) <= step,
        "gt": number > amount,
        "ge": number >= amount,
        "lt": number < amount,
        "le": number <= amount,
        "approx": 20 * abs(number - amount) <= abs(amount),
        "nearly": 0 < 20 * difference <= abs(amount),
    }[quantity.operator]


def standing_of_sets(claim, record):
    if claim <= record:
        return Standing.AGREES if record <= claim else Standing.REFINES
    return Standing.COMPATIBLE if claim & record else Standing.CONTRADICTS
