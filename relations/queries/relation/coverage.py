"""The years of a relation that sources cover, with the number of records of each kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import CharField, Count, Expression, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, ExtractYear

from relations.models import Country, Source
from relations.models.period_field import BOUNDS
from relations.queries.evidence.independent_sources import origins
from relations.queries.statement import Compiled
from relations.queries.timeline.entry_type import EntryType
from relations.queries.timeline.entry_types import ENTRY_TYPES
from relations.values.period import OPEN_END, OPEN_START

KINDS = tuple(dict.fromkeys(entry_type.noun for entry_type in ENTRY_TYPES))
"""The kinds of record that two countries have together."""
STEPPED = frozenset(entry_type.noun for entry_type in ENTRY_TYPES if entry_type.steps)
"""Kinds with several timeline entries: one for the record, and one for each step of its history."""


class Years(NamedTuple):
    """The years of the four dates that bound a period."""

    starts_earliest: int | None
    starts_latest: int | None
    ends_earliest: int | None
    ends_latest: int | None

    def possible(self, year: int) -> bool:
        """Whether the period may overlap the year."""
        starts = self.starts_earliest is None or self.starts_earliest <= year
        return starts and (self.ends_latest is None or self.ends_latest >= year)

    def certain(self, year: int) -> bool:
        """Whether the period certainly overlaps the year."""
        starts = self.starts_latest is not None and self.starts_latest <= year
        return starts and self.ends_earliest is not None and self.ends_earliest >= year

    @property
    def is_dated(self) -> bool:
        """Whether the period has any bound."""
        return any(bound not in (None, OPEN_START.year, OPEN_END.year) for bound in self)

    @property
    def is_bounded(self) -> bool:
        """Whether the period has a first and a last year. An open period covers no year."""
        outer = (self.starts_earliest, self.ends_latest)
        return None not in outer and outer[0] != OPEN_START.year and outer[1] != OPEN_END.year


Touches = Callable[[Years, int], bool]
"""`Years.possible` or `Years.certain`."""


class Group(NamedTuple):
    """Entries of one kind with the same years; for kinds with steps, those of one record."""

    kind: str
    slug: str | None
    years: Years
    number: int
    source: int | None = None


@dataclass(frozen=True)
class Cell:
    """One kind of record in one year. None where no source covers the year."""

    kind: str
    records: int | None
    claims: int | None
    sources: int | None


@dataclass
class CoveredYear:
    """One year of a relation."""

    pair: tuple[str, str]
    year: int
    is_covered: bool
    sources: int
    cells: list[Cell]
    countries: list[Country] = field(default_factory=list)

    @property
    def relation(self) -> str:
        """The canonical identifier of the relation."""
        return "-".join(self.pair)


@dataclass(frozen=True)
class Coverage:
    """What is known about a relation, year by year."""

    pair: tuple[str, str]
    records: list[Group]
    claims: list[Group] = field(default_factory=list)
    roots: dict[int, Source] = field(default_factory=dict)

    def years(self, since: int | None = None, until: int | None = None) -> range:
        """The years in the limits.

        Without a limit they start or end with the first or the last year that a record can overlap.
        """
        bounded = [group.years for group in self.records if group.years.is_bounded]
        if not bounded and None in (since, until):
            return range(0)
        first = since or min(years.starts_earliest or 0 for years in bounded)
        last = until or max(years.ends_latest or 0 for years in bounded)
        return range(first, last + 1)

    def is_covered(self, year: int, touches: Touches) -> bool:
        """Whether a source dates something in the year."""
        return any(group.years.is_bounded and touches(group.years, year) for group in self.records)

    def in_year(self, year: int, touches: Touches) -> CoveredYear:
        """One year."""
        is_covered = self.is_covered(year, touches)
        records = _by_kind(group for group in self.records if touches(group.years, year))
        claims = _by_kind(group for group in self.claims if touches(group.years, year))
        cells = [self._cell(kind, records[kind], claims[kind], is_covered=is_covered) for kind in KINDS]
        sources = self._independent_sources(group for groups in claims.values() for group in groups)
        return CoveredYear(self.pair, year, is_covered, sources, cells)

    def _cell(self, kind: str, records: list[Group], claims: list[Group], *, is_covered: bool) -> Cell:
        if not records and not is_covered:
            return Cell(kind, None, None, None)
        return Cell(kind, counted(records), counted(claims), self._independent_sources(claims))

    def _independent_sources(self, groups: Iterable[Group]) -> int:
        return len({self.roots[group.source].pk for group in groups if group.source is not None})


def _by_kind(groups: Iterable[Group]) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        found[group.kind].append(group)
    return found


def counted(groups: Iterable[Group]) -> int:
    """The number of records. Several entries of one record count once."""
    once: dict[tuple[str | None, int | None], int] = {}
    several = 0
    for group in groups:
        if group.slug is None:
            several += group.number
        else:
            once[group.slug, group.source] = group.number
    return several + sum(once.values())


def coverage(pair: tuple[str, str]) -> Coverage:
    """The coverage of a relation: three queries, and one for each step to an original source."""
    claims = _groups(pair, _claims)
    speaking = Source.objects.in_bulk({group.source for group in claims})
    return Coverage(pair, _groups(pair, _records), claims, origins(speaking.values()))


def covered_years(pair: Sequence[str], touches: Touches = Years.possible) -> list[int]:
    """The covered years of a relation: one query."""
    found = Coverage((pair[0], pair[1]), _groups(pair, _records))
    return [year for year in found.years() if found.is_covered(year, touches)]


Select = Callable[[EntryType, QuerySet], QuerySet]
"""What is counted of the rows of an entry type."""


def _groups(pair: Sequence[str], select: Select) -> list[Group]:
    found = [
        Group(kind, slug, Years(*bounds), number, source)
        for kind, slug, *bounds, source, number in GROUPS.rows(select, pair)
    ]
    # An undated record may be of any year, so it says nothing about one.
    return [group for group in found if group.years.is_dated]


def _build_groups(select: Select, pair: Sequence[str]) -> QuerySet:
    first, *others = [select(entry_type, _dated(entry_type, pair)) for entry_type in ENTRY_TYPES]
    return first.union(*others, all=True)


GROUPS = Compiled(_build_groups)


def _dated(entry_type: EntryType, pair: Sequence[str]) -> QuerySet:
    """The rows of an entry type with their kind, the years of their bounds and, if needed, their record."""
    slug: Expression = (
        F(f"{entry_type.owner}slug") if entry_type.noun in STEPPED else Value(None, CharField())
    )
    columns: dict[str, Any] = {
        "covered_kind": Value(entry_type.noun, CharField()),
        "covered_slug": Cast(slug, CharField()),
        **{f"covered_{bound}": ExtractYear(f"{entry_type.period}_{bound}") for bound in BOUNDS},
    }
    return entry_type.rows(pair).annotate(**columns)


COLUMNS = ("covered_kind", "covered_slug", *(f"covered_{bound}" for bound in BOUNDS))


def _records(entry_type: EntryType, rows: QuerySet) -> QuerySet:
    """The number of records; one with several steps in the same years counts once."""
    no_source = Cast(Value(None, IntegerField()), IntegerField())
    grouped = rows.annotate(covered_source=no_source).values(*COLUMNS, "covered_source")
    counted = grouped.annotate(covered_count=Count(f"{entry_type.owner}pk", distinct=True))
    return counted.values_list(*COLUMNS, "covered_source", "covered_count")


def _claims(entry_type: EntryType, rows: QuerySet) -> QuerySet:
    """The number of live claims of each source on these records."""
    claims = f"{entry_type.owner}claims"
    live = rows.filter(**{f"{claims}__is_public": True, f"{claims}__deprecated_because": ""})
    grouped = live.annotate(covered_source=F(f"{claims}__source_id")).values(*COLUMNS, "covered_source")
    counted = grouped.annotate(covered_count=Count(f"{claims}__pk", distinct=True))
    return counted.values_list(*COLUMNS, "covered_source", "covered_count")
