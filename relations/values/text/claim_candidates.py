"""Dates, numbers and names in a paragraph that may be worth a claim. Hints for curators, never data."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise


class ClaimCandidate(StrEnum):
    """The sorts of things that a paragraph can mention."""

    DATES = "dates"
    NUMBERS = "numbers"
    NAMES = "names"


_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *(
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALENDAR = frozenset((*_MONTHS, *_DAYS))
_AMOUNTS = frozenset(
    (
        *(
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "twenty",
        ),
        *("thirty", "forty", "fifty", "hundred", "hundreds", "thousand", "thousands", "million", "millions"),
        *("billion", "billions", "trillion", "dozen", "dozens", "percent", "half", "quarter", "twice"),
    )
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\d年")
_DIGITS = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.!?:;\"“”«»‘]")


def claim_candidates(text: str) -> frozenset[ClaimCandidate]:
    """The sorts of things that the text mentions, as far as English words and figures show them."""
    words = _WORD.findall(text)
    found = set()
    if _YEAR.search(text) or any(word[0].isupper() and word.lower() in _CALENDAR for word in words):
        found.add(ClaimCandidate.DATES)
    if _DIGITS.search(_YEAR.sub("", text)) or any(word.lower() in _AMOUNTS for word in words):
        found.add(ClaimCandidate.NUMBERS)
    if any(_names(text)):
        found.add(ClaimCandidate.NAMES)
    return frozenset(found)


def _names(text: str) -> Iterator[str]:
    """Words that look like names: capitalised inside a sentence, or two capitalised words in a row."""
    matches = list(_WORD.finditer(text))
    for before, match in pairwise(matches):
        between, word = text[before.end() : match.start()], match[0]
        if not _is_capital(word):
            continue
        if _is_capital(before[0]) and between == " ":
            yield f"{before[0]} {word}"
        elif not _BREAK.search(between):
            yield word


def _is_capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.lower() not in _CALENDAR
