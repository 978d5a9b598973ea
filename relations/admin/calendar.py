"""The way into a long list by time: decades, then years, then months. Each step is a window to ask for."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.dates import MONTHS

from relations.errors import InvalidPeriod
from relations.queries.windows import window, years


class Step(NamedTuple):
    """A narrower or wider window: what it is called, and its first and last year or month."""

    label: str
    since: str
    until: str


def steps(rows: QuerySet, period: str, since: str, until: str) -> list[Step]:
    """The windows to choose from next; inside a year its months, inside a decade its years."""
    try:
        asked = window(since, until)
    except InvalidPeriod:
        return []
    if asked.since and asked.until:
        return list(inside(asked.since, asked.until))
    found = years(rows, period)
    decades = range(found.start // 10, (found.stop - 1) // 10 + 1) if found else ()
    return [Step(f"{decade}0s", f"{decade:03}0", f"{decade:03}9") for decade in decades]


def inside(since: date, until: date) -> Iterator[Step]:
    """What lies in a window, and the way out of it."""
    decade = f"{since.year // 10:03}"
    if since.year // 10 != until.year // 10:
        yield Step("all years", "", "")
    elif since.year != until.year or (since.month, until.month) != (1, 12):
        yield from years_of(decade)
    else:
        year = f"{since.year:04}"
        yield Step(f"{decade}0s", f"{decade}0", f"{decade}9")
        for month, name in MONTHS.items():
            yield Step(str(name), f"{year}-{month:02}", f"{year}-{month:02}")


def years_of(decade: str) -> Iterator[Step]:
    yield Step("all years", "", "")
    for last in range(10):
        year = f"{decade}{last}"
        if year != "0000":
            yield Step(year, year, year)
