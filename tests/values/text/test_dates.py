"""Dates in words, read as periods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.values.text.dates import period_in


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on December 12, 2023, after their talks", "2023-12-12"),
        ("December 12,2023", "2023-12-12"),
        ("12th of May 1983", "1983-05-12"),
        ("Tuesday, Sept. 5", "XXXX-09-05"),
        ("from December 12 to 13", "XXXX-12-12/XXXX-12-13"),
        ("12–13 December 2023", "2023-12-12/2023-12-13"),
        ("October 30-November 1, 2022", "2022-10-30/2022-11-01"),
        ("from 28 December 2022 to 3 January 2023", "2022-12-28/2023-01-03"),
        ("From January to October 2023", "2023-01/2023-10"),
        ("in October 2022", "2022-10"),
        ("In 2019", "2019"),
        ("2015-2020", "2015/2020"),
        ("in the 1990s", "199X"),
        ("in the first half of 2023", "2023-01/2023-06"),
        ("third quarter of 2021", "2021-07/2021-09"),
        ("In the first 11 months of 2023", "2023-01/2023-11"),
        ("Since February 2020", "2020-02/.."),
        ("around 1950", "1950~"),
        ("at the end of February 2024", "[2024-02-21..2024-02-29]"),
        ("2024-01-25 13:01", "2024-01-25T13:01"),
        ("October 17, 2023 - 15:22", "2023-10-17T15:22"),
        ("19/07/2024 18:25", "2024-07-19T18:25"),
        ("12/12/2023", "2023-12-12"),
        ("2023年12月12日", "2023-12-12"),
        ("3月12日", "XXXX-03-12"),
    ],
)
def test_a_date_in_words_is_read_as_a_period(words, edtf):
    assert str(period_in(words)) == edtf


@pytest.mark.parametrize(
    "words",
    [
        "On Monday",
        "the two sides may march on",
        "in early May 2023",
        "before 2019",
        "in 2019 and in 2021",
        "07/08/2024",
        "30 February 2024",
        "December 45",
        "233 projects",
        "1,950 people",
        "in the last 3 months of 2023",
        "",
    ],
)
def test_ambiguous_words_give_no_period(words):
    assert period_in(words) is None


@given(
    st.text(alphabet=st.sampled_from("0123456789 -/,.:年月日Maytosince[]XTDecember"), max_size=80)
    | st.text(max_size=80)
)
def test_any_text_gives_a_valid_period_or_none(words):
    found = period_in(words)

    assert found is None or str(found).isascii()
