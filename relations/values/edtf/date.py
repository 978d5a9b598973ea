"""One date in an EDTF expression: digits, X for an unspecified digit, a qualifier, a time of day."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from relations.errors import InvalidPeriod

Days = tuple[tuple[int, int], ...]
"""Runs of days as proleptic Gregorian ordinals, both ends included; sorted, with a gap between runs."""

UNSPECIFIED_YEAR = "XXXX"
LEAP_CYCLE = 8
"""Two successive leap days are at most eight years apart (1896 and 1904)."""

_DATE = re.compile(
    r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})"
    r"(?:T([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?([?~%])?"
)
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?")
_ZONE = re.compile(r"|Z|[+-](?:0[0-9]|1[0-3])(?::[0-5][0-9])?|[+-]14(?::00)?")
_SEASONS = {f"{number}" for number in range(21, 42)}
_FORMS = "Write YYYY, YYYY-MM or YYYY-MM-DD, with X for an unspecified digit"


class EdtfDate(NamedTuple):
    """A date as written. Parts that it lacks are empty; `doubt` is `?`, `~`, `%` or empty."""

    year: str
    month: str = ""
    day: str = ""
    clock: str = ""
    zone: str = ""
    doubt: str = ""

    @classmethod
    def parse(cls, text: str) -> "EdtfDate":
        """The date in the text. Raises InvalidPeriod with the rule that the text violates."""
        match = _DATE.fullmatch(text)
        if match is None:
            raise _unreadable(text)
        found = cls(*match.groups(""))
        if "X" in text:
            _refuse_impossible_mask(found, text)
        else:
            _refuse_impossible_day(found, text)
        if found.clock or found.zone:
            _refuse_impossible_time(found, text)
        return found

    @property
    def is_masked(self) -> bool:
        """Whether a digit is unspecified (X)."""
        return "X" in self.year or "X" in self.month or "X" in self.day

    @property
    def has_known_year(self) -> bool:
        """Whether at least one digit of the year is known, so that the date has bounds."""
        return self.year != UNSPECIFIED_YEAR

    def years(self) -> range:
        """The years it can mean; all years if none of the digits is known."""
        first, last = int(self.year.replace("X", "0")), int(self.year.replace("X", "9"))
        return range(max(first, MINYEAR), last + 1)

    def days(self, within: range) -> Days:
        """The days it can mean. Those of a masked date are limited to the years `within`."""
        if not self.is_masked:
            return (self._exact_run(),)
        return merged(self.runs(within))

    def runs(self, within: range) -> Iterator[tuple[int, int]]:
        """The days that a masked date can mean in the years `within`, month by month."""
        years = self.years()
        months = _numbers(self.month, 12) if self.month else range(1, 13)
        days = _numbers(self.day, 31) if self.day else None
        for year in range(max(years.start, within.start), min(years.stop, within.stop)):
            if _fits(self.year, year):
                for month in months:
                    yield from _runs_of_month(year, month, days)

    def _exact_run(self) -> tuple[int, int]:
        year, month = int(self.year), int(self.month or 1)
        first = date(year, month, int(self.day or 1)).toordinal()
        if self.day:
            return first, first
        if self.month:
            return first, first + monthrange(year, month)[1] - 1
        return first, date(year, 12, 31).toordinal()


def merged(runs: Iterable[tuple[int, int]]) -> Days:
    """The same days as the fewest runs."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(runs):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def years_around(dates: Iterable[EdtfDate]) -> range:
    """The years in which to compare the dates: a leap cycle more on each side than the known years."""
    years = [found.years() for found in dates if found.has_known_year]
    first = min((span.start for span in years), default=2000)
    last = max((span.stop for span in years), default=2000)
    return range(max(first - LEAP_CYCLE, MINYEAR), min(last + LEAP_CYCLE, MAXYEAR) + 1)


def _fits(mask: str, number: int) -> bool:
    if mask == UNSPECIFIED_YEAR:
        return True
    digits = str(number).zfill(len(mask))
    return all(place in ("X", digit) for place, digit in zip(mask, digits, strict=True))


def _numbers(mask: str, last: int) -> tuple[int, ...]:
    return (
        tuple(number for number in range(1, last + 1) if _fits(mask, number)) if "X" in mask else (int(mask),)
    )


def _runs_of_month(year: int, month: int, days: tuple[int, ...] | None) -> Iterator[tuple[int, int]]:
    if not 1 <= month <= 12:
        return
    length = monthrange(year, month)[1]
    eve = date(year, month, 1).toordinal() - 1
    if days is None:
        yield eve + 1, eve + length
        return
    yield from ((eve + day, eve + day) for day in days if 1 <= day <= length)


def _refuse_impossible_day(found: EdtfDate, text: str) -> None:
    try:
        date(int(found.year), int(found.month or 1), int(found.day or 1))
    except ValueError:
        raise _impossible(found, text) from None


def _impossible(found: EdtfDate, text: str) -> InvalidPeriod:
    if found.year == "0000":
        return InvalidPeriod(text, "there is no year 0000", "Write a year from 0001 to 9999")
    if found.month in _SEASONS:
        cure = "Write its months as an interval, such as 2023-03/2023-05"
        return InvalidPeriod(text, f"{found.month} is a season or a part of a year, not a month", cure)
    if not 1 <= int(found.month) <= 12:
        return InvalidPeriod(text, f"there is no month {found.month}", "Write a month from 01 to 12")
    length = monthrange(int(found.year), int(found.month))[1]
    rule = f"{found.year}-{found.month} has no day {found.day}"
    return InvalidPeriod(text, rule, f"Write a day from 01 to {length}, or leave the day out")


def _refuse_impossible_mask(found: EdtfDate, text: str) -> None:
    if not any(digit.isdigit() for digit in found.year + found.month + found.day):
        raise InvalidPeriod(text, "no digit is specified", "Leave the period out if nothing is known")
    if found.clock:
        raise InvalidPeriod(
            text, "a time of day needs a complete date", "Write every digit, or leave the time out"
        )
    sample = found.years() if found.has_known_year else range(2000, 2000 + LEAP_CYCLE)
    if next(found.runs(sample), None) is None:
        raise InvalidPeriod(text, "no date of the calendar has these digits", _FORMS)


def _refuse_impossible_time(found: EdtfDate, text: str) -> None:
    if found.doubt:
        raise InvalidPeriod(text, "a time of day takes no ?, ~ or %", "Leave the mark or the time out")
    if not _CLOCK.fullmatch(found.clock):
        raise InvalidPeriod(text, f"there is no time {found.clock}", "Write a time from 00:00 to 23:59:59")
    if not _ZONE.fullmatch(found.zone):
        raise InvalidPeriod(
            text, f"there is no zone {found.zone}", "Write Z or an offset from -14:00 to +14:00"
        )


def _unreadable(text: str) -> InvalidPeriod:
    if not text:
        return InvalidPeriod(text, "a date is missing", _FORMS)
    bare = text.translate(dict.fromkeys(map(ord, "?~%")))
    if bare != text and _DATE.fullmatch(bare):
        return InvalidPeriod(
            text, "?, ~ or % is written once, at the end of a date", "Write one mark after the date"
        )
    if text[:1] in ("Y", "-") or "E" in text or "S" in text:
        return InvalidPeriod(text, "only years 0001 to 9999 are supported", "Write a year of four digits")
    return InvalidPeriod(text, "not a date", _FORMS)
