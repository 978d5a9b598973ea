"""The grammar of EDTF: invalid expressions, and agreement with the edtf package on level 0."""

from datetime import date, datetime

import edtf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relations.errors import InvalidPeriod
from relations.values.period import Bounds, Period, Reading


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1976-06-31", "1976-06 has no day 31"),
        ("2020-99-99", "no month 99"),
        ("2023-02-29", "from 01 to 28"),
        ("2023-13", "no month 13"),
        ("2023-00", "no month 00"),
        ("2023-21", "interval, such as 2023-03/2023-05"),
        ("0000", "no year 0000"),
        ("0000-XX", "no date of the calendar"),
        ("2023-02-3X", "no date of the calendar"),
        ("2023-12-4X", "no date of the calendar"),
        ("XXXX-02-30", "no date of the calendar"),
        ("XXXX-XX-XX", "no digit is specified"),
        ("2023-12-13/2023-12-12", "ends before it starts"),
        ("2023-01/2022", "ends before it starts"),
        ("202X/2019", "ends before it starts"),
        ("XXXX-12-12/0001-05", "ends before it starts"),
        ("[2023..2022]", "ends before it starts"),
        ("2021/2022/2023", "one slash"),
        ("/", "neither start nor end"),
        ("", "the period is empty"),
        ("2021/2024-01-25T13:01", "without a time"),
        ("[2024-01-25T13:01,2025]", "without a time"),
        ("2024-01-25T24:00", "no time 24:00"),
        ("2024-01-25T13:01+14:30", "no zone +14:30"),
        ("2024-01-25T13:01?", "takes no ?"),
        ("2024-01-XXT13:01", "needs a complete date"),
        ("2004-06~-11", "at the end of a date"),
        ("?2004", "at the end of a date"),
        ("{2021,2022}", "outside square brackets"),
        ("2021..2022", "outside square brackets"),
        ("[2021", "not one set"),
        ("[2021/2022]", "not one set"),
        ("[]", "a date is missing"),
        ("[2021,]", "a date is missing"),
        ("[..]", "needs a first or a last date"),
        ("[202X..2025]", "every digit specified"),
        ("[2022....2023]", "not a date"),
        ("Y17000", "0001 to 9999"),
        ("-0044", "0001 to 9999"),
        ("202x", "X for an unspecified digit"),
        ("20 23", "YYYY-MM-DD"),
        ("12.12.2023", "YYYY-MM-DD"),
    ],
)
def test_parse_refuses_invalid_expressions_with_rule_and_advice(text, message):
    with pytest.raises(InvalidPeriod) as caught:
        Period.parse(text)

    assert message in str(caught.value)


INVALID_VALUES = {
    "a NUL": "2023\0",
    "a surrogate": "2023\ud800",
    "digits of another script": "٢٠٢٣",
    "five thousand digits": "2" * 5000,
    "nothing": None,
    "a number": 2023,
    "a number too long to print": 10**5000,
    "a list": ["2023"],
}


@pytest.mark.parametrize("value", INVALID_VALUES.values(), ids=INVALID_VALUES)
def test_the_error_of_any_invalid_value_can_be_printed(value):
    with pytest.raises(InvalidPeriod) as caught:
        Period.parse(value)

    assert str(caught.value).encode()


@given(st.text(st.sampled_from("0123456789X-/.[],?~%TZ:+ {}\0\ud800٣"), max_size=30) | st.text())
def test_parse_raises_no_other_exception(text):
    try:
        period = Period.parse(text)
    except InvalidPeriod:
        return
    assert Period.parse(str(period)) == period
    assert isinstance(period.bounds(Reading.SOME_TIME_IN), Bounds)
    assert isinstance(period.bounds(Reading.ALL_OF_IT), Bounds)


two_digits = st.integers(0, 33).map("{:02}".format)
days = st.dates(date(1000, 1, 1)).map(str)
level_0_dates = st.one_of(
    days,
    days.map(lambda text: text[:7]),
    days.map(lambda text: text[:4]),
    st.builds("2023-{}-{}".format, two_digits, two_digits),
    st.builds("2023-{}".format, two_digits.filter(lambda month: month < "21")),
)
level_0 = st.one_of(
    level_0_dates,
    st.builds("{}/{}".format, level_0_dates, level_0_dates),
    st.datetimes(datetime(1000, 1, 1)).map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ")),  # noqa: DTZ001
    st.sampled_from(["2023-1", "23", "2023/12", "2023-12-1", "20231212", "2023-12-12T10:00:00+07:00"]),
)


def bounds_by_package(text):
    """The first and last day according to the edtf package, or None if it cannot read the text."""
    try:
        found = edtf.parse_edtf(text)
    except edtf.parser.EDTFParseException:
        return None
    return tuple(date(*edge[:3]) for edge in (found.lower_strict(), found.upper_strict()))


def bounds_by_us(text):
    """The first and last day according to `Period`, or None if it refuses the text."""
    try:
        found = Period.parse(text).bounds(Reading.SOME_TIME_IN)
    except InvalidPeriod:
        return None
    return found.starts_earliest, found.ends_latest


def is_surely_reversed(found):
    return found is not None and found[0] > found[1]


@settings(max_examples=60)
@given(level_0)
def test_level_0_agrees_with_the_edtf_package(text):
    assume("2023-02-29" not in text)  # an invalid day that the package accepts
    expected = bounds_by_package(text)

    assert bounds_by_us(text) == (None if is_surely_reversed(expected) else expected)
