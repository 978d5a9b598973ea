"""Records whose period possibly or certainly overlaps a window of days."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, Q, QuerySet

from relations.errors import InvalidPeriod
from relations.values.period import OPEN_END, OPEN_START, Period, Reading


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `since` to `until`, both included; None is no limit."""

    since: date | None
    until: date | None

    @property
    def is_unlimited(self) -> bool:
        """Whether the window has no limits."""
        return self.since is None and self.until is None

    def possible(self, period: str) -> Q:
        """The condition that the period may have a day in the window. Unknown bounds may."""
        return self._starts(period, "earliest", unknown=True) & self._ends(period, "latest", unknown=True)

    def certain(self, period: str) -> Q:
        """The condition that the period certainly has a day in the window. Unknown bounds do not.

        Uncertain dates (`?`, `~`) have no inner bounds, so they never match.
        """
        return self._starts(period, "latest", unknown=False) & self._ends(period, "earliest", unknown=False)

    def _starts(self, period: str, bound: str, *, unknown: bool) -> Q:
        if self.until is None:
            return Q()
        column = f"{period}_starts_{bound}"
        return Q(**{f"{column}__lte": self.until}) | (Q(**{f"{column}__isnull": True}) if unknown else Q())

    def _ends(self, period: str, bound: str, *, unknown: bool) -> Q:
        if self.since is None:
            return Q()
        column = f"{period}_ends_{bound}"
        return Q(**{f"{column}__gte": self.since}) | (Q(**{f"{column}__isnull": True}) if unknown else Q())


def window(since: str, until: str) -> Window:
    """The window from the first day of one EDTF date to the last of another; empty text is no limit.

    Raises InvalidPeriod for other text, and if the window ends before it starts.
    """
    found = Window(_days(since)[0] if since else None, _days(until)[1] if until else None)
    if found.since and found.until and found.since > found.until:
        rule = "it ends before it starts"
        raise InvalidPeriod(f"from {since} until {until}", rule, "Write the earlier date first.")
    return found


def years(rows: QuerySet, period: str) -> range:
    """The years that the periods of some rows overlap, without open ends: one query."""
    starts, ends = f"{period}_starts_earliest", f"{period}_ends_latest"
    began, ended = ~Q(**{starts: OPEN_START}), ~Q(**{ends: OPEN_END})
    found = rows.order_by().aggregate(
        first=Min(starts, filter=began),
        last_start=Max(starts, filter=began),
        first_end=Min(ends, filter=ended),
        last=Max(ends, filter=ended),
    )
    known = [day.year for day in found.values() if day is not None]
    return range(min(known), max(known) + 1) if known else range(0)


def _days(text: str) -> tuple[date, date]:
    bounds = Period.parse(text).bounds(Reading.ALL_OF_IT)
    if bounds.starts_earliest is None or bounds.ends_latest is None:
        raise InvalidPeriod(text, "leaves open when it starts or ends", "Write a day, a month or a year.")
    return bounds.starts_earliest, bounds.ends_latest
