"""What the data knows of two countries together: counts, partnerships, coverage, and what is disputed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, Max, Min, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from relations.models import Conflict, Country, Partnership
from relations.queries.coverage import covered_years
from relations.queries.sides import together
from relations.values.period import OPEN_END, OPEN_START

BREAKDOWNS: dict[str, tuple[str, str]] = {
    "visit": ("status", "period"),
    "meeting": ("format", "period"),
    "agreement": ("status", "signed"),
    "statement": ("kind", "period"),
    "trade_figure": ("measure", "period"),
    "investment_figure": ("measure", "period"),
    "travel_figure": ("measure", "period"),
    "partnership": ("status", "period"),
}
"""For each kind that two countries have together: what it is counted by, and the period that dates it."""
UNKNOWN = "unknown"
MOST_CONFLICTS = 20


@dataclass(frozen=True)
class Tally:
    """How many published records of one kind there are, by state or sort, and the days they cover."""

    kind: str
    count: int
    breakdown: dict[str, int]
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Dossier:
    """Two countries together.

    Of the open conflicts it has the first. Partnerships are steps of one pair of countries, and so few.
    """

    countries: list[Country]
    tallies: list[Tally]
    partnerships: list[Partnership]
    conflicts: list[Conflict]
    conflict_count: int
    years: list[int]

    @property
    def pair(self) -> str:
        """The canonical identifier: `CHN-VNM`."""
        return "-".join(country.code for country in self.countries)

    @property
    def first(self) -> date | None:
        """The first day that a record covers."""
        return min(_days(tally.first for tally in self.tallies), default=None)

    @property
    def last(self) -> date | None:
        """The last day that a record covers."""
        return max(_days(tally.last for tally in self.tallies), default=None)


def dossier(countries: Sequence[Country]) -> Dossier:
    """The dossier of two countries, given in canonical order: five queries."""
    pair = [country.code for country in countries]
    conflicts = disputed(pair)
    return Dossier(
        countries=list(countries),
        tallies=tallies(pair),
        partnerships=list(together("partnership", pair).order_by("slug")),
        conflicts=list(conflicts[:MOST_CONFLICTS]),
        conflict_count=conflicts.count(),
        years=covered_years(pair),
    )


def tallies(pair: Sequence[str]) -> list[Tally]:
    """A tally of each kind, also of those with no record: one query."""
    first, *others = [_counted(kind, pair) for kind in BREAKDOWNS]
    rows = list(first.union(*others, all=True))
    return [_tally(kind, [row[1:] for row in rows if row[0] == kind]) for kind in BREAKDOWNS]


def disputed(pair: Sequence[str]) -> QuerySet[Conflict]:
    """The open conflicts about records in which both countries take part."""
    condition = Q()
    for kind in BREAKDOWNS:
        condition |= Q(**{f"about_{kind}__in": together(kind, pair).order_by().values("pk")})
    return Conflict.objects.public().filter(condition).order_by("record_key", "fact")


def _counted(kind: str, pair: Sequence[str]) -> QuerySet:
    column, period = BREAKDOWNS[kind]
    text = CharField()
    starts, ends = f"{period}_starts_earliest", f"{period}_ends_latest"
    return (
        together(kind, pair)
        .order_by()
        .annotate(noun=Value(kind, output_field=text), sort=Coalesce(Cast(F(column), text), Value(UNKNOWN)))
        .values("noun", "sort")
        .annotate(
            rows=Count("pk"),
            first=Min(starts, filter=~Q(**{starts: OPEN_START})),
            last=Max(ends, filter=~Q(**{ends: OPEN_END})),
        )
        .values_list("noun", "sort", "rows", "first", "last")
    )


def _tally(kind: str, rows: list[tuple[Any, ...]]) -> Tally:
    return Tally(
        kind=kind,
        count=sum(count for _, count, _, _ in rows),
        breakdown={sort: count for sort, count, _, _ in sorted(rows)},
        first=min(_days(row[2] for row in rows), default=None),
        last=max(_days(row[3] for row in rows), default=None),
    )


def _days(bounds: Iterable[date | None]) -> list[date]:
    return [bound for bound in bounds if bound is not None]
