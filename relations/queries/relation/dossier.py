"""An overview of the relations of two countries: counts, partnerships, coverage and open conflicts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, Max, Min, Q, QuerySet, Value, Window
from django.db.models.functions import Cast, Coalesce, Concat

from relations.models import RECORDS, Conflict, Country, Partnership, Record
from relations.queries.relation.coverage import covered_years
from relations.queries.relation.participants import together
from relations.queries.statement import Compiled
from relations.values.period import OPEN_END, OPEN_START

SHARED: dict[str, type[Record]] = {noun: model for noun, model in RECORDS.items() if model.breakdown_field}
"""The kinds that two countries have together, which their dossier counts."""
UNKNOWN = "unknown"
MOST_CONFLICTS = 20


@dataclass(frozen=True)
class Tally:
    """The number of published records of one kind by status or sort, and their first and last period."""

    kind: str
    count: int
    breakdown: dict[str, int]
    starts: str | None  # the earliest first day, and the EDTF expression that it bounds
    ends: str | None  # the latest last day of those that end, and the EDTF expression that it bounds

    @property
    def first(self) -> str | None:
        """The EDTF period of the record that starts first; None if no record is dated."""
        return _edtf(self.starts)

    @property
    def last(self) -> str | None:
        """The EDTF period of the record that ends last; None if no record has an end."""
        return _edtf(self.ends)


@dataclass(frozen=True)
class Dossier:
    """Two countries together.

    It has the first open conflicts, and all partnerships, because these are few.
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
    def first(self) -> str | None:
        """The EDTF period of the record that starts first."""
        return _edtf(min(_known(tally.starts for tally in self.tallies), default=None))

    @property
    def last(self) -> str | None:
        """The EDTF period of the record that ends last."""
        return _edtf(max(_known(tally.ends for tally in self.tallies), default=None))


def dossier(countries: Sequence[Country]) -> Dossier:
    """The dossier of two countries in canonical order: five queries."""
    pair = [country.code for country in countries]
    found = CONFLICTS.rows(None, pair)
    conflicts = Conflict.objects.in_bulk([key for key, _ in found])
    return Dossier(
        countries=list(countries),
        tallies=tallies(pair),
        partnerships=list(together("partnership", pair).order_by("slug")),
        conflicts=[conflicts[key] for key, _ in found if key in conflicts],
        conflict_count=found[0][1] if found else 0,
        years=covered_years(pair),
    )


def tallies(pair: Sequence[str]) -> list[Tally]:
    """A tally of each kind, including those without records: one query."""
    rows = TALLIES.rows(None, pair)
    return [_tally(kind, [row[1:] for row in rows if row[0] == kind]) for kind in SHARED]


def _build_tallies(_structure: None, pair: Sequence[str]) -> QuerySet:
    first, *others = [_counted(kind, pair) for kind in SHARED]
    return first.union(*others, all=True)


TALLIES = Compiled(_build_tallies)


def relation_conflicts(pair: Sequence[str]) -> QuerySet[Conflict]:
    """The open conflicts about records in which both countries take part."""
    condition = Q()
    for kind in SHARED:
        condition |= Q(**{f"about_{kind}__in": together(kind, pair).order_by().values("pk")})
    return Conflict.objects.public().filter(condition).order_by("record_key", "fact")


def _build_conflicts(_structure: None, pair: Sequence[str]) -> QuerySet:
    """The keys of the first conflicts, each with the number of all."""
    return relation_conflicts(pair).values_list("pk", Window(Count("pk")))[:MOST_CONFLICTS]


CONFLICTS = Compiled(_build_conflicts)


def _counted(kind: str, pair: Sequence[str]) -> QuerySet:
    column, period = SHARED[kind].breakdown_field, SHARED[kind].date_field
    text = CharField()
    starts, ends = f"{period}_starts_earliest", f"{period}_ends_latest"
    return (
        together(kind, pair)
        .order_by()
        .annotate(noun=Value(kind, output_field=text), sort=Coalesce(Cast(F(column), text), Value(UNKNOWN)))
        .values("noun", "sort")
        .annotate(
            rows=Count("pk"),
            first=Min(_dated(starts, period), filter=Q(**{f"{starts}__gt": OPEN_START})),
            last=Max(_dated(ends, period), filter=Q(**{f"{ends}__lt": OPEN_END})),
        )
        .values_list("noun", "sort", "rows", "first", "last")
    )


def _tally(kind: str, rows: list[tuple[Any, ...]]) -> Tally:
    return Tally(
        kind=kind,
        count=sum(count for _, count, _, _ in rows),
        breakdown={sort: count for sort, count, _, _ in sorted(rows)},
        starts=min(_known(row[2] for row in rows), default=None),
        ends=max(_known(row[3] for row in rows), default=None),
    )


def _dated(bound: str, period: str) -> Concat:
    """A bound and its expression: the least of these is the period that starts first."""
    text = CharField()
    return Concat(Cast(F(bound), text), Value(" "), Cast(F(period), text), output_field=text)


def _known(dated: Iterable[str | None]) -> list[str]:
    return [each for each in dated if each is not None]


def _edtf(dated: str | None) -> str | None:
    return None if dated is None else dated.partition(" ")[2]
