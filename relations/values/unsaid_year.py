"""Intervals that say no year: `XXXX-12-12/XXXX-12-13` is two days of one year, whichever it was."""

import re

from relations.errors import InvalidPeriod
from relations.values.period import Period

_INTERVAL = re.compile(r"XXXX-([0-9]{2}-[0-9]{2})/XXXX-([0-9]{2}-[0-9]{2})")
_MOST_YEARS = 50


def in_years_of(interval: Period, other: Period) -> list[Period]:
    """The interval in each year that the other touches; empty if it says its years, or the other says none.

    An end that comes before its start in the calendar belongs to the next year.
    """
    found = _INTERVAL.fullmatch(interval.edtf)
    years = _years(other)
    if found is None or not years:
        return []
    start, end = found.groups()
    written = (f"{year:04}-{start}/{year + (end < start):04}-{end}" for year in years)
    return [period for text in written if (period := _parsed(text)) is not None]


def _years(period: Period) -> range:
    """The years that a period touches and one around them, unless they are unsaid or too many to try."""
    said = [int(each.year) for each in period.dates if each.year.isdigit()]
    if not said or len(said) < len(period.dates) or max(said) - min(said) > _MOST_YEARS:
        return range(0)
    return range(max(min(said) - 1, 1), min(max(said) + 1, 9998) + 1)


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except InvalidPeriod:  # 29 February of another year
        return None
