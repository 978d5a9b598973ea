"""Quantities: valid and invalid input, canonical text, portable form, and intervals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.errors import InvalidQuantity
from relations.values.interval import Interval
from relations.values.quantity import Operator, Quantity

decimals = st.decimals(
    allow_nan=False, allow_infinity=False, places=10, min_value=-(10**19), max_value=10**19
)
quantities = st.builds(
    Quantity.from_parts,
    decimals.filter(bool),
    st.sampled_from(Operator).map(str),
    st.none() | st.sampled_from(["1", "0.1", "100000000"]),
    st.sampled_from(["", "USD", "percent", "persons"]),
)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("36", "36"),
        ("36.50", "36.5"),
        ("36.000", "36"),
        ("007", "7"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("-12.10", "-12.1"),
        (100, "100"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.50"), "0.5"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("12345678901234567890.0123456789", "12345678901234567890.0123456789"),
    ],
)
def test_amount_text_is_canonical(amount, text):
    assert Quantity.from_parts(amount).amount_text == text


@pytest.mark.parametrize(
    ("quantity", "interval"),
    [
        (Quantity.from_parts("36"), Interval(Decimal(36), Decimal(36))),
        (Quantity.from_parts("2302", rounded_to="100"), Interval(Decimal(2252), Decimal(2352))),
        (Quantity.from_parts("-5", rounded_to="1"), Interval(Decimal("-5.5"), Decimal("-4.5"))),
        (Quantity.from_parts("30", "gt"), Interval(Decimal(30), None, low_closed=False)),
        (Quantity.from_parts("30", "ge"), Interval(Decimal(30), None)),
        (Quantity.from_parts("30", "lt"), Interval(None, Decimal(30), high_closed=False)),
        (Quantity.from_parts("30", "le"), Interval(None, Decimal(30))),
        (Quantity.from_parts("33.3", "approx"), Interval(Decimal("31.635"), Decimal("34.965"))),
        (Quantity.from_parts("-20", "approx"), Interval(Decimal(-21), Decimal(-19))),
        (Quantity.from_parts("100", "nearly"), Interval(Decimal(95), Decimal(100), high_closed=False)),
        (Quantity.from_parts("-20", "nearly"), Interval(Decimal(-20), Decimal(-19), low_closed=False)),
        (Quantity.from_parts("0", "approx"), Interval(Decimal(0), Decimal(0))),
    ],
)
def test_interval(quantity, interval):
    assert quantity.interval() == interval


def test_interval_of_thirty_digits_is_exact():
    interval = Quantity.from_parts("12345678901234567890.0123456789", rounded_to="0.0000000001").interval()

    assert interval.low == Decimal("12345678901234567890.01234567885")
    assert interval.high == Decimal("12345678901234567890.01234567895")


INVALID_TEXTS = [
    "",
    " 36",
    "1,000",
    "1 000",
    "1e5",
    "NaN",
    "Infinity",
    "+3",
    ".5",
    "5.",
    "٣٦",
    "3\0",
    "\ud800",
]
TOO_LONG = ["1" * 31, "0.12345678901", Decimal("1E+999999")]
INVALID_NUMBERS = [0.5, True, None, [], Decimal("NaN"), Decimal("-Infinity")]


@pytest.mark.parametrize("amount", [*INVALID_TEXTS, *TOO_LONG, *INVALID_NUMBERS], ids=repr)
def test_an_invalid_amount_is_refused(amount):
    with pytest.raises(InvalidQuantity) as caught:
        Quantity.from_parts(amount)

    assert str(caught.value).encode()


def test_a_number_that_is_too_long_to_print_is_refused():
    with pytest.raises(InvalidQuantity, match="plain decimal number"):
        Quantity.from_parts(10**5000)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"operator": "about"}, "eq, gt, ge, lt, le, approx, nearly"),
        ({"operator": None}, "not an operator"),
        ({"rounded_to": "0"}, "last printed digit"),
        ({"rounded_to": "-1"}, "last printed digit"),
        ({"rounded_to": "x"}, "rounded_to is not a plain decimal"),
        ({"unit": "€"}, "not the name of a unit"),
        ({"unit": "x" * 41}, "not the name of a unit"),
        ({"unit": None}, "not the name of a unit"),
    ],
)
def test_invalid_options_are_refused_with_advice(options, message):
    with pytest.raises(InvalidQuantity, match=message):
        Quantity.from_parts("36", **options)


def test_nearly_zero_is_refused():
    with pytest.raises(InvalidQuantity, match="nothing is nearly 0"):
        Quantity.from_parts("0", "nearly")


@given(quantities)
def test_the_portable_form_is_read_back_unchanged(quantity):
    assert Quantity.from_portable(quantity.to_portable()) == quantity


def test_portable_form_leaves_out_defaults_and_keeps_its_order():
    assert Quantity.from_parts("36").to_portable() == {"amount": "36"}
    assert list(Quantity.from_parts("230.2", "approx", "0.1", "USD").to_portable().items()) == [
        ("amount", "230.2"),
        ("operator", "approx"),
        ("rounded_to", "0.1"),
        ("unit", "USD"),
    ]


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"amount": "36", "units": "USD"}, "'units': no key"),
        ({"operator": "gt"}, "has an amount"),
        ({}, "has an amount"),
        (["amount"], "is a mapping"),
        (None, "is a mapping"),
        ({"amount": None}, "plain decimal"),
        ({1: "36"}, "no key"),
    ],
)
def test_an_invalid_portable_form_is_refused_with_the_error(mapping, message):
    with pytest.raises(InvalidQuantity, match=message):
        Quantity.from_portable(mapping)


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity.from_parts("30", "gt", unit="projects"), "more than 30 projects"),
        (Quantity.from_parts("36"), "36"),
        (Quantity.from_parts("33.3", "approx", unit="percent"), "about 33.3 percent"),
        (Quantity.from_parts("230200000000", rounded_to="100000000", unit="USD"), None),
    ],
)
def test_as_text(quantity, text):
    assert str(quantity) == (text or "230200000000 USD (rounded to 100000000)")


@given(quantities)
def test_the_amount_is_inside_its_interval_or_at_its_edge(quantity):
    interval = quantity.interval()

    assert interval.low is None or interval.low <= quantity.amount
    assert interval.high is None or quantity.amount <= interval.high
    assert None in (interval.low, interval.high) or interval.low <= interval.high
