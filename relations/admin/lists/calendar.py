"""Links that filter a long list by time: decades, then years, then months."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.dates import MONTHS

from relations.errors import InvalidPeriod
from relations.queries.paging.windows import window, years


class Step(NamedTuple):
    """A link to a shorter or longer time: its label, and the first and last year or month."""

    label: str
    since: str
    until: str


def steps(rows: QuerySet, period: str, since: str, until: str) -> list[Step]:
    """The links to show: months within a year, years within a decade, otherwise all decades with rows."""
    try:
        current = window(since, until)
    except InvalidPeriod:
        return []
    if current.since and current.until:
        return list(inside(current.since, current.until))
    found = years(rows, period)
    decades = range(found.start // 10, (found.stop - 1) // 10 + 1) if found else ()
    return [Step(f"{decade}0s", f"{decade:03}0", f"{decade:03}9") for decade in decades]


def inside(since: date, until: date) -> Iterator[Step]:
    """The shorter times within a time, and the links back to longer ones."""
    decade = f"{since.year // 10:03}"
    if since.year // 10 != until.year // 10:
        yield Step("All years", "", "")
    elif since.year != until.year or (since.month, until.month) != (1, 12):
        yield from years_of(decade)
    else:
        year = f"{since.year:04}"
        yield Step(f"{decade}0s", f"{decade}0", f"{decade}9")
        for month, name in MONTHS.items():
            yield Step(str(name), f"{year}-{month:02}", f"{year}-{month:02}")


def years_of(decade: str) -> Iterator[Step]:
    """The ten years of a decade, after the link to all years."""
    yield Step("All years", "", "")
    for last in range(10):
        year = f"{decade}{last}"
        if year != "0000":
            yield Step(year, year, year)
