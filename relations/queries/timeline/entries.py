"""The timeline of two countries: records of all kinds and the steps of their histories, by date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from relations.queries.paging.keyset import Term, backwards, beyond
from relations.queries.paging.windows import Window
from relations.queries.statement import Compiled
from relations.queries.timeline.entry_type import COLUMNS, EntryType, column
from relations.queries.timeline.entry_types import ENTRY_TYPES, RANKS
from relations.queries.timeline.names import Names, Naming, title_names
from relations.queries.timeline.titles import title
from relations.values.period import OPEN_END, OPEN_START

COUNTRY_TEXTS = ("origin", "destination")
UNNAMED = Names([], [])
PLACE = ("is_undated", "day", "rank", "slug", "step")
"""The columns by which entries are ordered. Together they are unique."""


@dataclass(frozen=True)
class TimelineRange:
    """Which entries of the timeline of two countries: all kinds if none are given."""

    pair: tuple[str, ...]
    kinds: Collection[str] = ()
    windows: Sequence[Window] = ()
    is_certain: bool = False
    is_bilateral: bool | None = None
    has_undated: bool = True


@dataclass(frozen=True)
class Walk:
    """The direction of a walk through the timeline, and its start."""

    is_descending: bool = False
    is_backwards: bool = False
    after: Sequence[Any] | None = None

    @property
    def terms(self) -> list[Term]:
        """The ordering: dated entries by first day, undated ones last in both directions."""
        undated, *others = PLACE
        found = [Term(column(undated)), *(Term(column(name), self.is_descending) for name in others)]
        return backwards(found) if self.is_backwards else found


@dataclass(frozen=True)
class Entry:
    """One timeline entry, as the database merges it with the others."""

    kind: str
    record_kind: str
    slug: str
    step: int
    day: date | None
    period: dict[str, Any] | None
    quantity: dict[str, Any] | None
    texts: dict[str, str | None]
    is_bilateral: bool
    claim_count: int
    source_count: int
    conflict_count: int
    revision: int
    updated_at: datetime | None
    place: tuple[Any, ...]
    title: str = ""
    names: Names = UNNAMED

    @property
    def id(self) -> str:
        """Its permanent identity: the record, and the step of its history."""
        return f"{self.record_kind}/{self.slug}" + (f"#{self.step}" if self.step else "")

    @property
    def status(self) -> str | None:
        """The status of the record, or the status that the step reached."""
        return self.texts["status"]

    @property
    def sort(self) -> str | None:
        """The kind or format of the record."""
        return self.texts["sort"]


def entries(wanted: TimelineRange, walk: Walk, limit: int | None, naming: Naming) -> list[Entry]:
    """The entries after a position with their titles, in order: three queries, and those of `naming`."""
    structure, values = _bound(wanted, walk)
    return _titled([_entry(row) for row in ENTRIES.rows((*structure, limit), values)], naming)


def count(wanted: TimelineRange) -> int:
    """The number of entries: one query."""
    return _merged(wanted, Walk()).count()


def _bound(wanted: TimelineRange, walk: Walk) -> tuple[tuple[Any, ...], list[Any]]:
    """The structure of the statement, and the values that are bound in it."""
    limits = [day for window in wanted.windows for day in (window.since, window.until)]
    structure = replace(wanted, pair=(), kinds=tuple(wanted.kinds), windows=())
    return (structure, replace(walk, after=None), len(limits)), [*wanted.pair, *limits, *(walk.after or ())]


def _build_entries(structure: tuple[Any, ...], values: Sequence[Any]) -> QuerySet:
    """The ordered rows of entries."""
    wanted, walk, count, limit = structure
    pair, limits, after = values[:2], values[2 : 2 + count], values[2 + count :]
    windows = [Window(*limits[place : place + 2]) for place in range(0, count, 2)]
    here = replace(walk, after=after or None)
    merged = _merged(replace(wanted, pair=tuple(pair), windows=windows), here)
    terms = (("-" if term.descending else "") + term.column for term in here.terms)
    return merged.order_by(*terms)[:limit] if limit else merged.order_by(*terms)


ENTRIES = Compiled(_build_entries)


def _merged(wanted: TimelineRange, walk: Walk) -> QuerySet:
    parts = [
        _rows(each, wanted, walk) for each in ENTRY_TYPES if not wanted.kinds or each.kind in wanted.kinds
    ]
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def _rows(entry_type: EntryType, wanted: TimelineRange, walk: Walk) -> QuerySet:
    rows = entry_type.rows(wanted.pair)
    for window in wanted.windows:
        rows = rows.filter(
            window.certain(entry_type.period) if wanted.is_certain else window.possible(entry_type.period)
        )
    # The day first, because the column that says whether there is one reads it.
    columns = entry_type.columns(wanted.pair, RANKS[entry_type.kind])
    for name in (column("day"), column("is_undated")):
        rows = rows.annotate(**{name: columns.pop(name)})
    rows = rows.annotate(**columns)
    if wanted.is_bilateral is not None:
        rows = rows.filter(**{column("is_bilateral"): wanted.is_bilateral})
    if not wanted.has_undated:
        rows = rows.filter(**{f"{column('day')}__isnull": False})
    if walk.after is not None:
        rows = rows.filter(_behind(walk))
    return rows.values_list(*(column(name) for name in COLUMNS))


def _behind(walk: Walk) -> Any:
    """The condition for rows after a position; among undated rows the day does not count."""
    values = zip(walk.terms, walk.after or (), strict=True)
    known = [(term, value) for term, value in values if value is not None]
    return beyond([term for term, _ in known], [value for _, value in known])


def _entry(row: tuple[Any, ...]) -> Entry:
    found = dict(zip(COLUMNS, row, strict=True))
    entry_type = ENTRY_TYPES[found["rank"]]
    return Entry(
        kind=entry_type.kind,
        record_kind=entry_type.noun,
        period=_period(found),
        quantity=_quantity(found),
        texts={name: found[name] for name in ("label", "sort", "status", "aspect", *COUNTRY_TEXTS)},
        place=tuple(found[name] for name in PLACE),
        **{name: found[name] for name in ("slug", "step", "day", "is_bilateral")},
        **{name: found[name] for name in COLUMNS[-5:]},
    )


def _period(found: dict[str, Any]) -> dict[str, Any] | None:
    if found["edtf"] is None:
        return None
    bounds = ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")
    dates = {name: None if found[name] in (OPEN_START, OPEN_END) else found[name] for name in bounds}
    return {"edtf": found["edtf"], **dates}


def _quantity(found: dict[str, Any]) -> dict[str, Any] | None:
    if found["amount"] is None:
        return None
    parts = {name: found[name] for name in ("amount", "operator", "rounded_to")}
    return parts | {"unit": found["unit"] or None}


def _titled(found: Sequence[Entry], naming: Naming) -> list[Entry]:
    return [
        replace(entry, title=title(entry, names), names=names)
        for entry, names in zip(found, title_names(found, naming), strict=True)
    ]
