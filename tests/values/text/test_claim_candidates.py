"""Claim candidates: dates, numbers and names in a paragraph."""

import pytest

from relations.values.text.claim_candidates import ClaimCandidate, claim_candidates

DATES, NUMBERS, NAMES = ClaimCandidate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("The river flows to the sea. It is wide.", set()),
        ("It rose in May and may rise again", {DATES}),
        ("they may go to the sea", set()),
        ("on a Monday", {DATES}),
        ("in 1954, at last", {DATES}),
        ("于2023年12月", {DATES, NUMBERS}),
        ("a flow of 230.2 units", {NUMBERS}),
        ("a hundred boats", {NUMBERS}),
        ("the harbour of Hanoi", {NAMES}),
        ("Da Nang lies at the sea", {NAMES}),
        ("boats of the EU came", {NAMES}),
        ("They left. Then they came back: “All is well.”", set()),
        ("the mouth of the Đà Rằng", {NAMES}),
        ("On December 12 two leaders met in Hanoi", {DATES, NUMBERS, NAMES}),
    ],
)
def test_dates_numbers_and_names_are_found(text, expected):
    assert claim_candidates(text) == expected
