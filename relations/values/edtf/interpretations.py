"""The interpretations of a period as pairs (start, end) in seconds, and how two sets of pairs relate.

The sets are exact, without listing the pairs. A period from S to E has all pairs with a start in S, an end in
E, and start <= end. A period some time in a stretch has all pairs with both start and end in the stretch.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from relations.values.edtf.date import Days, EdtfDate, years_around
from relations.values.period import Period, Reading

SecondRuns = tuple[tuple[int, int], ...]
"""Runs of seconds since day 0, both ends included, in order, none inside another."""

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Lasting:
    """From a second in `starts` to a second in `ends`. Each of them is part of at least one pair."""

    starts: SecondRuns
    ends: SecondRuns


@dataclass(frozen=True, slots=True)
class Within:
    """Some time in one of the stretches."""

    stretches: SecondRuns


Interpretations = Lasting | Within


def interpretations_of(
    first: Period, second: Period, reading: Reading
) -> tuple[Interpretations, Interpretations]:
    """The interpretations of two periods in the same years, and in UTC if both have a time zone."""
    years = years_around(first.dates + second.dates)
    is_universal = _zone(first) != "" and _zone(second) != ""
    return _interpretations(first, reading, years, is_universal), _interpretations(
        second, reading, years, is_universal
    )


def is_inside(inner: Interpretations, outer: Interpretations) -> bool:
    """Whether every interpretation of `inner` is one of `outer`."""
    if isinstance(outer, Within):
        hulls = inner.stretches if isinstance(inner, Within) else (hull(inner),)
        return _are_covered(hulls, outer.stretches)
    if isinstance(inner, Within):
        return _are_covered(inner.stretches, outer.starts) and _are_covered(inner.stretches, outer.ends)
    return _are_covered(inner.starts, outer.starts) and _are_covered(inner.ends, outer.ends)


def overlap(first: Interpretations, second: Interpretations) -> bool:
    """Whether the two have an interpretation in common."""
    if isinstance(first, Within) and isinstance(second, Within):
        return bool(_common(first.stretches, second.stretches))
    if isinstance(first, Within) and isinstance(second, Lasting):
        return any(_holds_part(stretch, second) for stretch in first.stretches)
    if isinstance(first, Within) or isinstance(second, Within):
        return overlap(second, first)
    starts, ends = _common(first.starts, second.starts), _common(first.ends, second.ends)
    return bool(starts and ends) and starts[0][0] <= ends[-1][1]


def touch(first: Interpretations, second: Interpretations) -> bool:
    """Whether one is a stretch of more than a day, and the other lasts into it or out of it."""
    if isinstance(first, Within) and isinstance(second, Lasting):
        start, end = hull(second)
        coarse = (run for run in first.stretches if run[1] - run[0] >= _DAY)
        return any(start <= run[1] and run[0] <= end for run in coarse)
    return isinstance(second, Within) and isinstance(first, Lasting) and touch(second, first)


def hull(lasting: Lasting) -> tuple[int, int]:
    """From the earliest start to the latest end."""
    return lasting.starts[0][0], lasting.ends[-1][1]


def _interpretations(period: Period, reading: Reading, years: range, is_universal: bool) -> Interpretations:
    if period.dates and period.dates[0].clock:
        moment = _moment(period.dates[0], is_universal=is_universal)
        return Lasting((moment,), (moment,)) if period.lasts(reading) else Within((moment,))
    if period.lasts(reading):
        starts, ends = period.start_and_end_days(years)
        return Lasting(_seconds(starts), _seconds(ends))
    return Within(_seconds(_outermost(period.stretches(years))))


def _holds_part(stretch: tuple[int, int], lasting: Lasting) -> bool:
    start = bisect_left(lasting.starts, stretch[0], key=lambda run: run[1])
    end = bisect_right(lasting.ends, stretch[1], key=lambda run: run[0]) - 1
    if start == len(lasting.starts) or end < 0:
        return False
    return max(lasting.starts[start][0], stretch[0]) <= min(lasting.ends[end][1], stretch[1])


def _common(first: SecondRuns, second: SecondRuns) -> SecondRuns:
    shared, i, j = [], 0, 0
    while i < len(first) and j < len(second):
        start, end = max(first[i][0], second[j][0]), min(first[i][1], second[j][1])
        if start <= end:
            shared.append((start, end))
        if first[i][1] < second[j][1]:
            i += 1
        else:
            j += 1
    return tuple(shared)


def _are_covered(inner: Iterable[tuple[int, int]], outer: SecondRuns) -> bool:
    for start, end in inner:
        position = bisect_right(outer, start, key=lambda run: run[0]) - 1
        if position < 0 or outer[position][1] < end:
            return False
    return True


def _outermost(runs: Days) -> Days:
    kept: list[tuple[int, int]] = []
    for run in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or run[1] > kept[-1][1]:
            kept.append(run)
    return tuple(kept)


def _seconds(days: Days) -> SecondRuns:
    return tuple((first * _DAY, last * _DAY + _DAY - 1) for first, last in days)


def _moment(found: EdtfDate, *, is_universal: bool) -> tuple[int, int]:
    hour, minute, *seconds = (int(part) for part in found.clock.split(":"))
    first = found.days(range(0))[0][0] * _DAY + hour * 3600 + minute * 60 + sum(seconds)
    if is_universal and found.zone != "Z":
        hours, _, minutes = found.zone[1:].partition(":")
        shift = int(hours) * 3600 + int(minutes or 0) * 60
        first += shift if found.zone[0] == "-" else -shift
    return first, first + (0 if seconds else 59)


def _zone(period: Period) -> str:
    return period.dates[0].zone if period.dates else ""
