"""The worlds in which a period is true, as pairs of (start, end), and how two sets of worlds relate.

Exact over seconds without listing them. A period that lasts from-to is the pairs with the start in S, the end
in E, and start <= end; one that fell some time in a stretch is the pairs with both inside it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from relations.values.edtf_date import Days, EdtfDate, years_around
from relations.values.period import Period, Reading

Moments = tuple[tuple[int, int], ...]
"""Runs of seconds, first and last included, in order, none inside another."""

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Lasting:
    """From a moment in `starts` to a moment in `ends`; every one of them occurs in some pair."""

    starts: Moments
    ends: Moments


@dataclass(frozen=True, slots=True)
class Within:
    """Some time in one of the stretches."""

    stretches: Moments


Worlds = Lasting | Within


def worlds_of(first: Period, second: Period, reading: Reading) -> tuple[Worlds, Worlds]:
    """The worlds of two periods on one scale: common years, and universal time if both name a zone."""
    years = years_around(first.dates + second.dates)
    is_universal = _zone(first) != "" and _zone(second) != ""
    return _worlds(first, reading, years, is_universal), _worlds(second, reading, years, is_universal)


def is_inside(inner: Worlds, outer: Worlds) -> bool:
    """Whether every world of the one is a world of the other."""
    if isinstance(outer, Within):
        hulls = inner.stretches if isinstance(inner, Within) else (hull(inner),)
        return _are_covered(hulls, outer.stretches)
    if isinstance(inner, Within):
        return _are_covered(inner.stretches, outer.starts) and _are_covered(inner.stretches, outer.ends)
    return _are_covered(inner.starts, outer.starts) and _are_covered(inner.ends, outer.ends)


def overlap(first: Worlds, second: Worlds) -> bool:
    """Whether some world is common to both."""
    if isinstance(first, Within) and isinstance(second, Within):
        return bool(_common(first.stretches, second.stretches))
    if isinstance(first, Within) and isinstance(second, Lasting):
        return any(_holds_part(stretch, second) for stretch in first.stretches)
    if isinstance(first, Within) or isinstance(second, Within):
        return overlap(second, first)
    starts, ends = _common(first.starts, second.starts), _common(first.ends, second.ends)
    return bool(starts and ends) and starts[0][0] <= ends[-1][1]


def touch(first: Worlds, second: Worlds) -> bool:
    """Whether one is a stretch longer than a day, and the other lasts into it or out of it."""
    if isinstance(first, Within) and isinstance(second, Lasting):
        start, end = hull(second)
        coarse = (run for run in first.stretches if run[1] - run[0] >= _DAY)
        return any(start <= run[1] and run[0] <= end for run in coarse)
    return isinstance(second, Within) and isinstance(first, Lasting) and touch(second, first)


def hull(lasting: Lasting) -> tuple[int, int]:
    """From the earliest start to the latest end."""
    return lasting.starts[0][0], lasting.ends[-1][1]


def _worlds(period: Period, reading: Reading, years: range, is_universal: bool) -> Worlds:
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


def _common(first: Moments, second: Moments) -> Moments:
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


def _are_covered(inner: Iterable[tuple[int, int]], outer: Moments) -> bool:
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


def _seconds(days: Days) -> Moments:
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
