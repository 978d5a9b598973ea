"""Periods that sources state: one EDTF expression, stored as written, and the four dates that bound it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from relations.values.edtf.date import Days, EdtfDate, years_around
from relations.values.edtf.grammar import Edge, IntervalForm, Limit, Parts, canonical, read

OPEN_START = date.min
OPEN_END = date.max
_FIRST, _LAST = OPEN_START.toordinal(), OPEN_END.toordinal()
_ANY_DAY: Days = ((_FIRST, _LAST),)


class Reading(StrEnum):
    """What one coarse value (`2022-10`) means: an event some time in it, or a state that filled all of it."""

    SOME_TIME_IN = "some_time_in"
    ALL_OF_IT = "all_of_it"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and latest days on which a period can start and end, as tight as the expression allows.

    None is an unknown bound. An open end (still going on) is OPEN_END, an open start OPEN_START.
    """

    starts_earliest: date | None
    starts_latest: date | None
    ends_earliest: date | None
    ends_latest: date | None


@dataclass(frozen=True, slots=True)
class Period:
    """One EDTF expression, of the part of EDTF that sources need. Equal if the expressions are.

    Level 0, and times to the minute (`2024-01-25T13:01`), because sources print no seconds.
    Level 1 without seasons: `?`, `~`, `%` at the end of a date, X digits, open (`..`) and unknown ends.
    Of level 2: digit masks (`2023-1X`, `XXXX-12-12`) and one-of sets (`[a..b]`, `[a,b]`). Years 0001 to 9999.
    Specification: Library of Congress, Extended Date/Time Format.

    The ends of an interval and the members of a set or mask mean *some time in* under either reading;
    only a single date with every digit specified can mean *all of it*.
    """

    edtf: str
    form: IntervalForm = field(compare=False, repr=False)
    parts: Parts = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: object) -> "Period":
        """The period of an expression. Raises InvalidPeriod with the value, the rule and the cure."""
        edtf = canonical(text)
        form, parts = read(edtf)
        return cls(edtf, form, parts)

    def __str__(self) -> str:
        return self.edtf

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """The dates in the expression, in order."""
        return tuple(limit for part in self.parts for limit in part if isinstance(limit, EdtfDate))

    @property
    def has_unspecified_year(self) -> bool:
        """Whether no digit of the year of one of the dates is known (`XXXX-12-12`)."""
        return any(not found.has_known_year for found in self.dates)

    @property
    def is_doubtful(self) -> bool:
        """Whether one of the dates has a qualifier `?`, `~` or `%`. A doubtful period is never certain."""
        return any(found.doubt for found in self.dates)

    @property
    def calendar_year(self) -> int | None:
        """The calendar year that the period fills, read as *all of it*; None if it fills none, or several."""
        found = self.bounds(Reading.ALL_OF_IT)
        start, end = found.starts_earliest, found.ends_latest
        if not self.lasts(Reading.ALL_OF_IT) or start is None or end is None:
            return None
        first, last = date(start.year, 1, 31), date(start.year, 12, 1)
        fills = (start, end) == (first.replace(day=1), last.replace(day=31))
        is_sharp = (found.starts_latest or OPEN_END) <= first and (found.ends_earliest or OPEN_START) >= last
        return start.year if fills and is_sharp else None

    def lasts(self, reading: Reading) -> bool:
        """Whether the expression gives a start and an end, rather than a time in which something happened."""
        is_all_of_it = self.form is IntervalForm.SINGLE and reading is Reading.ALL_OF_IT
        return self.form is IntervalForm.INTERVAL or (is_all_of_it and not self.dates[0].is_masked)

    def start_and_end_days(self, within: range) -> tuple[Days, Days]:
        """The days on which the period can start, and those on which it can end. Needs `lasts()`."""
        start, end = self.parts[0]
        starts, ends = _days(start, _FIRST, within), _days(end, _LAST, within)
        if self.form is IntervalForm.SINGLE:
            return ((starts[0][0],) * 2,), ((ends[0][1],) * 2,)
        return _until(starts, ends[-1][1]), _since(ends, starts[0][0])

    def stretches(self, within: range) -> Days:
        """The stretches of days, one of which contains the period. Only if `lasts()` is false."""
        if self.form is IntervalForm.SINGLE:
            return _days(self.parts[0][0], _FIRST, within)
        return tuple(run for part in self.parts for run in _member_days(part, within))

    def bounds(self, reading: Reading) -> Bounds:
        """The four dates that bound the period. A doubtful period has only the outer two."""
        found = self._lasting_bounds() if self.lasts(reading) else self._bounds_within()
        if not self.is_doubtful:
            return found
        return Bounds(found.starts_earliest, None, None, found.ends_latest)

    def is_possible(self, since: date | None, until: date | None, reading: Reading) -> bool:
        """Whether the period can have a day in the window. None means no limit on that side."""
        found = self.bounds(reading)
        starts = until is None or found.starts_earliest is None or found.starts_earliest <= until
        ends = since is None or found.ends_latest is None or found.ends_latest >= since
        return starts and ends

    def is_certain(self, since: date | None, until: date | None, reading: Reading) -> bool:
        """Whether the period certainly has a day in the window. An unknown bound makes it uncertain."""
        found = self.bounds(reading)
        starts = until is None or (found.starts_latest is not None and found.starts_latest <= until)
        ends = since is None or (found.ends_earliest is not None and found.ends_earliest >= since)
        return starts and ends and not self.is_doubtful

    def _lasting_bounds(self) -> Bounds:
        start, end = self.parts[0]
        starts, ends = self.start_and_end_days(years_around(self.dates))
        starts_known, ends_known = _is_known(start), _is_known(end)
        either_start, either_end = starts_known or _is_bounded(end), ends_known or _is_bounded(start)
        return Bounds(
            date.fromordinal(starts[0][0]) if starts_known else None,
            date.fromordinal(starts[-1][1]) if either_start else None,
            date.fromordinal(ends[0][0]) if either_end else None,
            date.fromordinal(ends[-1][1]) if ends_known else None,
        )

    def _bounds_within(self) -> Bounds:
        if self.has_unspecified_year:
            return Bounds(None, None, None, None)
        runs = self.stretches(years_around(self.dates))
        first, last = min(run[0] for run in runs), max(run[1] for run in runs)
        unknown_first = any(part[0] is Edge.UNKNOWN for part in self.parts)
        unknown_last = any(part[1] is Edge.UNKNOWN for part in self.parts)
        earliest = None if unknown_first else date.fromordinal(first)
        latest = None if unknown_last else date.fromordinal(last)
        return Bounds(earliest, latest, earliest, latest)


def _days(limit: Limit, outermost: int, within: range) -> Days:
    if isinstance(limit, EdtfDate):
        return limit.days(within)
    return _ANY_DAY if limit is Edge.UNKNOWN else ((outermost, outermost),)


def _member_days(part: tuple[Limit, Limit], within: range) -> Days:
    first, last = part
    if first is last:
        return _days(first, _FIRST, within)
    return ((_days(first, _FIRST, within)[0][0], _days(last, _LAST, within)[-1][1]),)


def _until(days: Days, last: int) -> Days:
    return tuple((run[0], min(run[1], last)) for run in days if run[0] <= last)


def _since(days: Days, first: int) -> Days:
    return tuple((max(run[0], first), run[1]) for run in days if run[1] >= first)


def _is_bounded(limit: Limit) -> bool:
    return isinstance(limit, EdtfDate) and limit.has_known_year


def _is_known(limit: Limit) -> bool:
    return limit is Edge.OPEN or _is_bounded(limit)
