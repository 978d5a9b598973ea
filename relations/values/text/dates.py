"""Periods in words: `from December 12 to 13` is XXXX-12-12/XXXX-12-13. Suggestions for curators.

Reads English, ISO 8601, and 年月日. Vague words (`early in May`) and several separate dates give no period:
the curator decides.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

from relations.errors import InvalidPeriod
from relations.values.period import Period

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    *("january", "february", "march", "april", "june", "july", "august", "september", "october"),
    *("november", "december", "sept"),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BETWEEN = {"to", "until", "till", "through", "-"}
_SKIPPED = {*_DAYS, "of", "the", "year", "on", "in", "from", "by"}
_VAGUE = {"early", "late", "mid", "middle", "beginning", "start", "end", "before", "after", "until", "till"}
_ROUGH = {"about", "around", "circa", "roughly", "approximately"}
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d\d:\d\d)|(?P<year>(?:1[5-9]|20)\d\d)(?!\d|s\b)"
    r"|(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th)?(?![^\W\d_])|(?P<word>[^\W\d_]+)|(?P<dash>[-–—])"
)
_DECADE = re.compile(r"\b((?:1[5-9]|20)\d)0s\b")
_ISO = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?![\d-])")
_HAN = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?|(\d{4})年")
_STROKES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_TIME = re.compile(r"(?<![\d:])(\d\d:\d\d)(?![\d:])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = re.compile(r"\b(first|second|third|fourth|last) (?:(\d{1,2}) )?(half|quarter|months)$")
_ORDINALS = ("first", "second", "third", "fourth")
_LENGTHS = {"half": 6, "quarter": 3}


@dataclass(frozen=True)
class _Point:
    """A year, month and day; empty or 0 where the words do not state it."""

    year: str = ""
    month: int = 0
    day: int = 0

    @property
    def edtf(self) -> str:
        parts = [self.year or "XXXX", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass
class _Run:
    """Neighbouring tokens of a date, and the words before them."""

    before: str
    tokens: list[tuple[str, str]]


def period_in(words: str) -> Period | None:
    """The period in the words. None if they have none, several, or a vague one."""
    edtf = _timed(_written_in_figures(words) or _written_in_words(words), _TIME.findall(words))
    try:
        return Period.parse(edtf) if edtf else None
    except InvalidPeriod:
        return None


def _timed(edtf: str, times: list[str]) -> str:
    """The day with its time, if the words have exactly one time."""
    return f"{edtf}T{times[0]}" if len(times) == 1 and _DAY.fullmatch(edtf) else edtf


def _written_in_figures(words: str) -> str:
    """The one date written as ISO 8601, in Chinese, or as 19/07/2024; empty if there is not exactly one."""
    iso, han, strokes = _ISO.findall(words), _HAN.findall(words), _STROKES.findall(words)
    if len(iso) + len(han) + len(strokes) != 1:
        return ""
    if iso:
        return str(iso[0])
    return _of_china(*han[0]) if han else _of_strokes(*strokes[0])


def _of_china(year: str, month: str, day: str, alone: str) -> str:
    return _Point(year or alone, int(month or 0), int(day or 0)).edtf


def _of_strokes(one: str, other: str, year: str) -> str:
    """The date if only one of the two numbers can be the month; otherwise empty."""
    found = {
        _Point(year, month, day).edtf
        for month, day in ((int(one), int(other)), (int(other), int(one)))
        if month <= 12
    }
    return found.pop() if len(found) == 1 else ""


def _written_in_words(words: str) -> str:
    """The one period in words; empty if there is not exactly one."""
    decades = _DECADE.findall(words)
    runs = [run for run in _runs(words) if any(kind in ("year", "month") for kind, _ in run.tokens)]
    if decades:
        return f"{decades[0]}X" if len(decades) == 1 and not runs else ""
    if len(runs) != 1:
        return ""
    points = _points(runs[0].tokens)
    return _qualified(runs[0].before, points) if points else ""


def _runs(words: str) -> Iterator[_Run]:
    """The runs of years, months, days and the words that join them."""
    tokens: list[tuple[str, str]] = []
    start = 0
    for found in _TOKEN.finditer(words):
        token = _token(found)
        if token is None:
            yield from _run(words[:start], tokens)
            tokens = []
        elif token[0] != "skipped":
            start = start if tokens else found.start()
            tokens.append(token)
    yield from _run(words[:start], tokens)


def _run(before: str, tokens: list[tuple[str, str]]) -> Iterator[_Run]:
    while tokens and tokens[-1][0] == "to":
        tokens = tokens[:-1]
    while tokens and tokens[0][0] == "to":
        tokens = tokens[1:]
    if tokens:
        yield _Run(before, tokens)


def _token(found: re.Match[str]) -> tuple[str, str] | None:
    """The kind and text of a token of a date; None for other words."""
    kind, text = str(found.lastgroup), found[str(found.lastgroup)].lower()
    if kind in ("year", "day"):
        return kind, text
    if kind == "dash" or text in _BETWEEN:
        return "to", text
    if found[0][0].isupper() and (text in MONTHS or text in _LONG_MONTHS):  # May, not may
        return "month", text[:3]
    return ("skipped", text) if text in _SKIPPED else None


def _points(tokens: list[tuple[str, str]]) -> list[_Point]:
    """The date, or the two ends of an interval; empty if the tokens are neither."""
    ends: list[list[tuple[str, str]]] = [[]]
    for token in tokens:
        if token[0] == "to":
            ends.append([])
        else:
            ends[-1].append(token)
    points = [point for end in ends if (point := _point(end))]
    if len(points) != len(ends) or len(points) > 2:
        return []
    points = _shared(*points) if len(points) == 2 else points
    return points if all(point.month or not point.day for point in points) else []


def _point(end: list[tuple[str, str]]) -> _Point | None:
    parts = dict(end)
    if len(parts) != len(end) or not parts:
        return None
    month = MONTHS.index(parts["month"]) + 1 if "month" in parts else 0
    return _Point(parts.get("year", ""), month, int(parts.get("day", 0)))


def _shared(first: _Point, last: _Point) -> list[_Point]:
    """Both ends, each completed with the month and year of the other; empty if that is not certain."""
    if first.year and not last.year:
        return []
    if first.day and not first.month:
        first = replace(first, month=last.month)
    if last.day and not last.month:
        last = replace(last, month=first.month)
    first = replace(first, year=first.year or last.year)
    return [first, last] if bool(first.day) == bool(last.day) else []


def _qualified(before: str, points: list[_Point]) -> str:
    """The EDTF expression, changed by the words before it (since, about, end of, first half of)."""
    leading = [
        word for word in re.findall(r"[^\W_]+", before.lower()) if word not in ("the", "of", "in", "year")
    ]
    last = leading[-1] if leading else ""
    edtf = "/".join(point.edtf for point in points)
    if last in _VAGUE:
        return _end_of_month(points[0]) if last == "end" and len(points) == 1 else ""
    part = _PART.search(" ".join(leading))
    if part:
        return _part_of_year(part, points[0]) if len(points) == 1 else ""
    if last == "since":
        return f"{edtf}/.." if len(points) == 1 else ""
    return f"{edtf}~" if last in _ROUGH and len(points) == 1 else edtf


def _end_of_month(point: _Point) -> str:
    """From the 21st to the last day of the month; empty unless year and month are known."""
    if not point.year or not point.month or point.day:
        return ""
    last = monthrange(int(point.year), point.month)[1]
    return f"[{point.edtf}-21..{point.edtf}-{last}]"


def _part_of_year(part: re.Match[str], point: _Point) -> str:
    """`the first 11 months of 2023`, `the second half of 2023`."""
    ordinal, number, unit = part.groups()
    if not point.year or point.month or (unit == "months") != bool(number) or ordinal not in _ORDINALS:
        return ""
    length = int(number) if number else _LENGTHS[unit]
    start = _ORDINALS.index(ordinal) * length + 1
    if unit == "months" and start != 1:
        return ""
    end = start + length - 1
    return f"{point.year}-{start:02}/{point.year}-{end:02}" if end <= 12 else ""
