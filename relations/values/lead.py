"""What in a paragraph may be worth a claim: dates, numbers and names. A hint for curators, never data."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise


class Lead(StrEnum):
    """What sort of thing a paragraph mentions."""

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


def leads(text: str) -> frozenset[Lead]:
    """What sorts of things the text mentions, as far as English words and figures show it."""
    words = _WORD.findall(text)
    found = set()
    if _YEAR.search(text) or any(word[0].isupper() and word.lower() in _CALENDAR for word in words):
        found.add(Lead.DATES)
    if _DIGITS.search(_YEAR.sub("", text)) or any(word.lower() in _AMOUNTS for word in words):
        found.add(Lead.NUMBERS)
    if any(_names(text)):
        found.add(Lead.NAMES)
    return frozenset(found)


def _names(text: str) -> Iterator[str]:
    """Words written as names are: in capitals inside a sentence, or two of them in a row."""
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
