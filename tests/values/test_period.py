"""Periods: their bounds, and whether they possibly or certainly fall in a window."""

from datetime import date

import pytest

from relations.values.period import OPEN_END, OPEN_START, Bounds, Period, Reading

SOME, ALL = Reading.SOME_TIME_IN, Reading.ALL_OF_IT


def day(text):
    names = {"-": None, "open-start": OPEN_START, "open-end": OPEN_END}
    return names[text] if text in names else date.fromisoformat(text)


def bounds(text):
    return Bounds(*(day(part) for part in text.split()))


@pytest.mark.parametrize(
    ("edtf_text", "expected"),
    [
        ("2023-12-12", "2023-12-12 2023-12-12 2023-12-12 2023-12-12"),
        ("2022-10", "2022-10-01 2022-10-31 2022-10-01 2022-10-31"),
        ("2023-12-12/2023-12-13", "2023-12-12 2023-12-12 2023-12-13 2023-12-13"),
        ("2004-06/2006-08", "2004-06-01 2004-06-30 2006-08-01 2006-08-31"),
        ("2023-12/2023", "2023-12-01 2023-12-31 2023-12-01 2023-12-31"),
        ("2023/2023-01", "2023-01-01 2023-01-31 2023-01-01 2023-01-31"),
        ("2023-12-12/", "2023-12-12 2023-12-12 2023-12-12 -"),
        ("/2024-07-19", "- 2024-07-19 2024-07-19 2024-07-19"),
        ("2020-02/..", "2020-02-01 2020-02-29 open-end open-end"),
        ("../2020-02", "open-start open-start 2020-02-01 2020-02-29"),
        ("/..", "- - open-end open-end"),
        ("1983~", "1983-01-01 - - 1983-12-31"),
        ("1979-05-03?", "1979-05-03 - - 1979-05-03"),
        ("1983~/1990", "1983-01-01 - - 1990-12-31"),
        ("[2023-11-21..2023-11-30]", "2023-11-21 2023-11-30 2023-11-21 2023-11-30"),
        ("[..2023-12]", "- 2023-12-31 - 2023-12-31"),
        ("[2023-12..]", "2023-12-01 - 2023-12-01 -"),
        ("[2021,2023-05,2023-01]", "2021-01-01 2023-05-31 2021-01-01 2023-05-31"),
        ("202X", "2020-01-01 2029-12-31 2020-01-01 2029-12-31"),
        ("000X", "0001-01-01 0009-12-31 0001-01-01 0009-12-31"),
        ("2023-1X", "2023-10-01 2023-12-31 2023-10-01 2023-12-31"),
        ("2023-XX-12", "2023-01-12 2023-12-12 2023-01-12 2023-12-12"),
        ("2023-12-XX", "2023-12-01 2023-12-31 2023-12-01 2023-12-31"),
        ("20XX-02-29", "2000-02-29 2096-02-29 2000-02-29 2096-02-29"),
        ("XXXX-12-12", "- - - -"),
        ("XXXX-12-12/XXXX-12-13", "- - - -"),
        ("XXXX-12-12/2023-12-13", "- 2023-12-12 2023-12-13 2023-12-13"),
        ("2024-01-25T13:01", "2024-01-25 2024-01-25 2024-01-25 2024-01-25"),
        ("2024-01-25T13:01:30+07:00", "2024-01-25 2024-01-25 2024-01-25 2024-01-25"),
    ],
)
def test_bounds_of_some_time_in(edtf_text, expected):
    assert Period.parse(edtf_text).bounds(SOME) == bounds(expected)


@pytest.mark.parametrize(
    ("edtf_text", "expected"),
    [
        ("2022", "2022-01-01 2022-01-01 2022-12-31 2022-12-31"),
        ("2024-02", "2024-02-01 2024-02-01 2024-02-29 2024-02-29"),
        ("2022~", "2022-01-01 - - 2022-12-31"),
        ("2004-06/2006-08", "2004-06-01 2004-06-30 2006-08-01 2006-08-31"),
        ("[2021,2022]", "2021-01-01 2022-12-31 2021-01-01 2022-12-31"),
    ],
)
def test_bounds_of_all_of_it_differ_for_single_coarse_values_only(edtf_text, expected):
    assert Period.parse(edtf_text).bounds(ALL) == bounds(expected)


def test_october_is_certain_for_october_and_possible_for_the_fifth():
    october = Period.parse("2022-10")
    fifth = date(2022, 10, 5)

    assert october.is_certain(date(2022, 10, 1), date(2022, 10, 31), SOME)
    assert october.is_possible(fifth, fifth, SOME)
    assert not october.is_certain(fifth, fifth, SOME)
    assert not october.is_possible(date(2022, 11, 1), None, SOME)


def test_a_doubtful_period_is_never_certain():
    assert not Period.parse("1979-05-03?").is_certain(None, None, SOME)
    assert Period.parse("1979-05-03").is_certain(None, None, SOME)


def test_a_period_is_kept_as_written_without_white_space():
    assert str(Period.parse(" 2023-12-12 / 2023-12-13\n")) == "2023-12-12/2023-12-13"
    assert str(Period.parse("[ 2021 .. 2022 , 2023 ]")) == "[2021..2022,2023]"


def test_periods_are_equal_when_written_alike():
    assert Period.parse("2022-10") == Period.parse(" 2022-10")
    assert Period.parse("2022-10") != Period.parse("2022-10-01/2022-10-31")
    assert len({Period.parse("2022"), Period.parse("2022")}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [("XXXX-12-12", True), ("2022/XXXX-12", True), ("202X", False), ("2022/..", False)],
)
def test_has_unspecified_year(text, expected):
    assert Period.parse(text).has_unspecified_year is expected


@pytest.mark.parametrize(
    ("edtf_text", "year"),
    [
        ("2022", 2022),
        ("2022-01/2022-12", 2022),
        ("2022-01-01/2022-12-31", 2022),
        ("2022-01/2022-10", None),
        ("2022-02/2022-12", None),
        ("2022/2022", None),
        ("2021/2022", None),
        ("2022~", None),
        ("202X", None),
        ("2022-12", None),
        ("[2022-01..2022-12]", None),
        ("2022/..", None),
        ("../2022", None),
        ("2022/", None),
        ("XXXX-12-12", None),
    ],
)
def test_only_a_period_from_january_to_december_is_a_calendar_year(edtf_text, year):
    assert Period.parse(edtf_text).calendar_year == year
