"""Bounds and standings of periods agree with all interpretations, listed day by day."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from relations.errors import InvalidPeriod
from relations.values.comparison import compare
from relations.values.period import Period, Reading
from tests.values import brute_force

ALL = Reading.ALL_OF_IT
edges = st.none() | st.sampled_from([day for day in brute_force.DAYS if 2001 <= day.year <= 2029])
windows = st.tuples(edges, edges).filter(lambda window: None in window or window[0] <= window[1])
readings = st.sampled_from(Reading)


def period_of(text):
    try:
        return Period.parse(text)
    except InvalidPeriod:
        assume(False)


def limits_of(window):
    return window[0] or date.min, window[1] or date.max


@given(brute_force.singles | brute_force.intervals)
def test_an_expression_is_refused_only_if_it_has_no_interpretation(text):
    try:
        is_read = bool(Period.parse(text))
    except InvalidPeriod:
        is_read = False

    assert is_read == bool(brute_force.interpretations(text, all_of_it=False))


@given(brute_force.expressions, windows, readings)
def test_a_certain_period_is_possible(text, window, reading):
    period = period_of(text)

    assert period.is_possible(*window, reading) or not period.is_certain(*window, reading)


@given(brute_force.expressions, windows, readings)
def test_windows_agree_with_brute_force_over_days(text, window, reading):
    period, (since, until) = period_of(text), limits_of(window)
    interpretations = brute_force.interpretations(text, all_of_it=reading is ALL)

    starts_in_time = any(start <= until for start, _ in interpretations)
    ends_in_time = any(end >= since for _, end in interpretations)
    always = all(start <= until and end >= since for start, end in interpretations)

    assert period.is_possible(*window, reading) == (starts_in_time and ends_in_time)
    assert period.is_certain(*window, reading) == (always and not brute_force.is_doubtful(text))


@given(brute_force.plain | brute_force.intervals, windows, readings)
def test_a_possible_period_without_gaps_has_an_interpretation_in_the_window(text, window, reading):
    period, (since, until) = period_of(text), limits_of(window)
    interpretations = brute_force.interpretations(text, all_of_it=reading is ALL)

    happens = any(start <= until and end >= since for start, end in interpretations)

    assert period.is_possible(*window, reading) == happens


@given(brute_force.expressions, brute_force.expressions, readings)
def test_standings_agree_with_brute_force_over_days(claim, record, reading):
    found = compare(period_of(claim), period_of(record), reading=reading)

    assert found == brute_force.standing(claim, record, all_of_it=reading is ALL)


near = st.one_of(
    brute_force.singles,
    st.sampled_from(["2022-12-12/2022-12-13", "2022-12/", "2022/..", "/2022-12-13", "2022-12-31/2023-01-01"]),
    st.sampled_from(["XXXX-12-12/XXXX-12-13", "XXXX-12-12/", "[2022-12-12,2022-12-13]", "[..2022-12]"]),
)


@given(near, near, readings)
def test_standings_of_near_periods_agree_with_brute_force_over_days(claim, record, reading):
    found = compare(period_of(claim), period_of(record), reading=reading)

    assert found == brute_force.standing(claim, record, all_of_it=reading is ALL)
