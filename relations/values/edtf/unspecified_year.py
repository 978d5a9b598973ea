"""Intervals without a year: `XXXX-12-12/XXXX-12-13` is two days of one year that is not known."""

import re

from relations.errors import InvalidPeriod
from relations.values.period import Period

_INTERVAL = re.compile(r"XXXX-([0-9]{2}-[0-9]{2})/XXXX-([0-9]{2}-[0-9]{2})")
_MOST_YEARS = 50


def in_years_of(interval: Period, other: Period) -> list[Period]:
    """The interval in each year of the other period. Empty if the interval has years, or the other has none.

    An end that is earlier in the calendar than the start belongs to the next year.
    """
    found = _INTERVAL.fullmatch(interval.edtf)
    years = _years(other)
    if found is None or not years:
        return []
    start, end = found.groups()
    texts = (f"{year:04}-{start}/{year + (end < start):04}-{end}" for year in years)
    return [period for text in texts if (period := _parsed(text)) is not None]


def _years(period: Period) -> range:
    """The years of a period, and one more on each side. Empty if unknown or too many."""
    known = [int(each.year) for each in period.dates if each.year.isdigit()]
    if not known or len(known) < len(period.dates) or max(known) - min(known) > _MOST_YEARS:
        return range(0)
    return range(max(min(known) - 1, 1), min(max(known) + 1, 9998) + 1)


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except InvalidPeriod:  # 29 February of another year
        return None
