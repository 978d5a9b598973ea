"""Amounts in words, read as quantities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.values.quantity import Quantity
from relations.values.text.amounts import quantity_in


@pytest.mark.parametrize(
    ("words", "portable"),
    [
        ("36 agreements", {"amount": "36"}),
        ("thirty-six agreements", {"amount": "36"}),
        ("more than 30 agreements", {"amount": "30", "operator": "gt"}),
        ("30 or more", {"amount": "30", "operator": "ge"}),
        ("no fewer than 30", {"amount": "30", "operator": "ge"}),
        ("up to 50", {"amount": "50", "operator": "le"}),
        ("under 50", {"amount": "50", "operator": "lt"}),
        ("3,949 active projects", {"amount": "3949", "unit": "projects"}),
        ("230.2 billion yuan", {"amount": "230200000000", "rounded_to": "100000000", "unit": "CNY"}),
        ("reachedUS$185.1 billion", {"amount": "185100000000", "rounded_to": "100000000", "unit": "USD"}),
        ("nearly $1.3 billion", {"amount": "1300000000", "operator": "nearly", "unit": "USD"}),
        ("about 26 million tourists", {"amount": "26000000", "operator": "approx", "unit": "persons"}),
        ("rose by 20.3 percent", {"amount": "20.3", "rounded_to": "0.1", "unit": "percent"}),
        ("165% in 2023", {"amount": "165", "rounded_to": "1", "unit": "percent"}),
        ("1/3 of the total", {"amount": "33.3", "operator": "approx", "unit": "percent"}),
        ("the 35th patrol, on December 12, 2023", {"amount": "35"}),
        ("third-largest source", {"amount": "3"}),
        ("largest trading partner", {"amount": "1"}),
        ("2020", {"amount": "2020"}),
    ],
)
def test_an_amount_in_words_is_read_as_a_quantity(words, portable):
    assert quantity_in(words).to_portable() == portable


@pytest.mark.parametrize("words", ["", "many agreements", "14 of 36 agreements", "1/0", "nearly 0", "9" * 60])
def test_words_without_a_single_amount_give_no_quantity(words):
    assert quantity_in(words) is None


@given(
    st.text(alphabet=st.sampled_from("0123456789 ,./%$+thousand milbn"), max_size=80) | st.text(max_size=80)
)
def test_any_text_gives_a_valid_quantity_or_none(words):
    found = quantity_in(words)

    assert found is None or Quantity.from_portable(found.to_portable()) == found
