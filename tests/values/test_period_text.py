"""Periods in words are as exact as their expressions."""

import pytest

from relations.values.period import Period, Reading
from relations.values.period_text import in_words, is_exact

WORDS = {
    "2023-12-12": "12 December 2023",
    "2023-12-12/2023-12-13": "12–13 December 2023",
    "2023-10-31/2023-11-02": "31 October to 2 November 2023",
    "2023-12-30/2024-01-02": "30 December 2023 to 2 January 2024",
    "2022-10": "some time in October 2022",
    "2022": "some time in 2022",
    "[2023-11-21..2023-11-30]": "some time between 21 and 30 November 2023",
    "[2023-05..2023-06]": "some time between May and June 2023",
    "[..2023-12]": "by December 2023",
    "[2023-12..]": "in December 2023 or later",
    "2020-02/..": "since February 2020",
    "2023-12-12/": "from 12 December 2023, end unknown",
    "/2024-07-19": "until 19 July 2024, start unknown",
    "../2024": "until 2024",
    "1983~": "some time in about 1983",
    "1979-05-03?": "perhaps 3 May 1979",
    "XXXX-12-12": "12 December, year unknown",
    "XXXX-12-12/XXXX-12-13": "12–13 December, year unknown",
    "[2023-12-12,2023-12-14]": "[2023-12-12,2023-12-14]",
    "2023-1X": "2023-1X",
    "2024-01-25T13:01": "25 January 2024, 13:01",
}


@pytest.mark.parametrize(("edtf", "words"), WORDS.items())
def test_a_period_is_written_in_words(edtf, words):
    assert in_words(Period.parse(edtf), Reading.SOME_TIME_IN) == words


def test_a_coarse_period_that_is_read_as_all_of_it_has_no_qualifier():
    assert in_words(Period.parse("2022"), Reading.ALL_OF_IT) == "2022"
    assert in_words(Period.parse("2023-01/2023-10"), Reading.ALL_OF_IT) == "January to October 2023"


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023-12-12/2023-12-13", True),
        ("2023-12-12", True),
        ("2022-10", False),
        ("2020/..", False),
        ("2023-12-12?", False),
    ],
)
def test_only_known_days_are_exact(edtf, expected):
    assert is_exact(Period.parse(edtf), Reading.SOME_TIME_IN) is expected
