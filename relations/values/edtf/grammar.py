"""The grammar of EDTF expressions: one date, an interval, or one of a set. Anything else is invalid."""

import re
from collections.abc import Iterator
from enum import Enum

from relations.errors import InvalidPeriod
from relations.values.edtf.date import EdtfDate, years_around

LONGEST = 250
"""The most characters of an expression: enough for a set of twenty days."""


class Edge(Enum):
    """The end of an interval or a range that is not a date: open (still going on) or unknown."""

    OPEN = ".."
    UNKNOWN = ""


class IntervalForm(Enum):
    """The three forms of an expression."""

    SINGLE = "single"
    INTERVAL = "interval"
    ONE_OF = "one of"


Limit = EdtfDate | Edge
Parts = tuple[tuple[Limit, Limit], ...]
"""A pair (first, last) for each member of a set. Both are the same for a single date."""

_SPACED_PUNCTUATION = re.compile(r"\s*(\.\.|[/,\[\]])\s*")


def canonical(text: object) -> str:
    """The expression without white space around its punctuation.

    Raises InvalidPeriod if it is not text, or longer than LONGEST.
    """
    if not isinstance(text, str):
        raise InvalidPeriod(
            f"a {type(text).__name__}", "a period is text", "Write an EDTF expression in quotes"
        )
    if len(text) > LONGEST:
        raise InvalidPeriod(text[:LONGEST], f"longer than {LONGEST} characters", "Write fewer dates")
    if text.isalnum() or not any(letter.isspace() for letter in text):
        return text
    return _SPACED_PUNCTUATION.sub(r"\1", text.strip())


def read(text: str) -> tuple[IntervalForm, Parts]:
    """The form and the parts of a canonical expression. Raises InvalidPeriod."""
    if text[:1] == "[":
        return IntervalForm.ONE_OF, tuple(_members(text))
    if "/" in text:
        return IntervalForm.INTERVAL, (_interval(text),)
    if not text:
        raise InvalidPeriod(text, "the period is empty", "Leave it out")
    if ".." in text or "," in text or "{" in text:
        cure = "Write 2023-12-12/2023-12-13 for from-to, [2023-12-12,2023-12-13] for one of them"
        raise InvalidPeriod(text, "a list or range outside square brackets", cure)
    found = EdtfDate.parse(text)
    return IntervalForm.SINGLE, ((found, found),)


def _interval(text: str) -> tuple[Limit, Limit]:
    start, _, end = text.partition("/")
    if "/" in end:
        raise InvalidPeriod(text, "an interval has one slash", "Write start/end, dates as YYYY-MM-DD")
    if not start and not end:
        raise InvalidPeriod(
            text, "neither start nor end is given", "Leave the period out if nothing is known"
        )
    limits = _limit(start), _limit(end)
    if "T" in text:
        raise InvalidPeriod(text, "the ends of an interval are dates without a time", "Leave the times out")
    _refuse_reversed(text, *limits)
    return limits


def _limit(text: str) -> Limit:
    if text == "..":
        return Edge.OPEN
    return EdtfDate.parse(text) if text else Edge.UNKNOWN


def _refuse_reversed(text: str, start: Limit, end: Limit) -> None:
    if not isinstance(start, EdtfDate) or not isinstance(end, EdtfDate):
        return
    if not start.has_known_year and not end.has_known_year:
        return
    years = years_around((start, end)) if start.is_masked or end.is_masked else range(0)
    if start.days(years)[0][0] > end.days(years)[-1][1]:
        raise InvalidPeriod(text, "it ends before it starts", "Write the earlier date first")


def _members(text: str) -> Iterator[tuple[Limit, Limit]]:
    if text[-1] != "]" or "[" in text[1:] or "/" in text:
        raise InvalidPeriod(
            text, "not one set in square brackets", "Write [a..b] or [a,b,c], with dates inside"
        )
    if "T" in text:
        raise InvalidPeriod(text, "the members of a set are dates without a time", "Leave the times out")
    for member in text[1:-1].split(","):
        first, dots, last = member.partition("..")
        yield _range(member, first, last) if dots else (EdtfDate.parse(first),) * 2


def _range(text: str, first: str, last: str) -> tuple[Limit, Limit]:
    if not first and not last:
        raise InvalidPeriod(text, "a range needs a first or a last date", "Give it a first or a last date")
    if "X" in text:
        raise InvalidPeriod(
            text, "a range needs dates with every digit specified", "List the members instead"
        )
    limits = _end_of_range(first), _end_of_range(last)
    _refuse_reversed(text, *limits)
    return limits


def _end_of_range(text: str) -> Limit:
    return EdtfDate.parse(text) if text else Edge.UNKNOWN
