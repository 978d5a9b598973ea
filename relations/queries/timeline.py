"""What two countries did together, in the order of time: records of all kinds and steps in their history."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from relations.queries.keyset import Term, backwards, beyond
from relations.queries.timeline_names import Names, Naming, named
from relations.queries.timeline_strand import COLUMNS, Strand, column
from relations.queries.timeline_strands import RANKS, STRANDS
from relations.queries.timeline_titles import title
from relations.queries.windows import Window
from relations.values.period import OPEN_END, OPEN_START

SIDES = ("origin", "destination")
UNNAMED = Names([], [])
PLACE = ("is_undated", "day", "rank", "slug", "step")
"""The columns by which entries are ordered. Together they are unique."""


@dataclass(frozen=True)
class Asked:
    """Which entries of the timeline of two countries: all kinds where none are named."""

    pair: tuple[str, ...]
    kinds: Collection[str] = ()
    windows: Sequence[Window] = ()
    is_certain: bool = False
    is_bilateral: bool | None = None
    has_undated: bool = True


@dataclass(frozen=True)
class Walk:
    """In which order, from where on, and whether towards the start."""

    is_descending: bool = False
    is_backwards: bool = False
    after: Sequence[Any] | None = None

    @property
    def terms(self) -> list[Term]:
        """The ordering: dated entries first, by their first day; the undated last, whatever the direction."""
        undated, *others = PLACE
        found = [Term(column(undated)), *(Term(column(name), self.is_descending) for name in others)]
        return backwards(found) if self.is_backwards else found


@dataclass(frozen=True)
class Entry:
    """One thing on a timeline, as the database merges it with the others."""

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
        """What identifies it for ever: its record, and which step in the history of that."""
        return f"{self.record_kind}/{self.slug}" + (f"#{self.step}" if self.step else "")

    @property
    def status(self) -> str | None:
        """State in the world, or the state that the step reached."""
        return self.texts["status"]

    @property
    def sort(self) -> str | None:
        """What sort of its kind it is."""
        return self.texts["sort"]


def entries(asked: Asked, walk: Walk, limit: int | None, naming: Naming) -> list[Entry]:
    """The entries behind a place, with their titles, in the order of the walk: three queries, and its own."""
    merged = _merged(asked, walk)
    if merged is None:
        return []
    ordered = merged.order_by(*(("-" if term.descending else "") + term.column for term in walk.terms))
    found = [_entry(row) for row in (ordered if limit is None else ordered[:limit])]
    return _titled(found, naming)


def count(asked: Asked) -> int:
    """How many entries there are: one query."""
    merged = _merged(asked, Walk())
    return 0 if merged is None else merged.count()


def _merged(asked: Asked, walk: Walk) -> QuerySet | None:
    parts = [_rows(each, asked, walk) for each in STRANDS if not asked.kinds or each.kind in asked.kinds]
    if not parts:
        return None
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def _rows(strand: Strand, asked: Asked, walk: Walk) -> QuerySet:
    rows = strand.rows(asked.pair)
    for window in asked.windows:
        rows = rows.filter(
            window.certain(strand.period) if asked.is_certain else window.possible(strand.period)
        )
    # The day first: the column that says whether it is there reads it.
    columns = strand.columns(asked.pair, RANKS[strand.kind])
    for name in (column("day"), column("is_undated")):
        rows = rows.annotate(**{name: columns.pop(name)})
    rows = rows.annotate(**columns)
    if asked.is_bilateral is not None:
        rows = rows.filter(**{column("is_bilateral"): asked.is_bilateral})
    if not asked.has_undated:
        rows = rows.filter(**{f"{column('day')}__isnull": False})
    if walk.after is not None:
        rows = rows.filter(_behind(walk))
    return rows.values_list(*(column(name) for name in COLUMNS))


def _behind(walk: Walk) -> Any:
    """Rows behind a place; among the undated the day decides nothing."""
    values = zip(walk.terms, walk.after or (), strict=True)
    known = [(term, value) for term, value in values if value is not None]
    return beyond([term for term, _ in known], [value for _, value in known])


def _entry(row: tuple[Any, ...]) -> Entry:
    found = dict(zip(COLUMNS, row, strict=True))
    strand = STRANDS[found["rank"]]
    return Entry(
        kind=strand.kind,
        record_kind=strand.noun,
        period=_period(found),
        quantity=_quantity(found),
        texts={name: found[name] for name in ("label", "sort", "status", "aspect", *SIDES)},
        place=tuple(found[name] for name in PLACE),
        **{name: found[name] for name in ("slug", "step", "day", "is_bilateral")},
        **{name: found[name] for name in COLUMNS[-5:]},
    )


def _period(found: dict[str, Any]) -> dict[str, Any] | None:
    if found["edtf"] is None:
        return None
    bounds = ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")
    shown = {name: None if found[name] in (OPEN_START, OPEN_END) else found[name] for name in bounds}
    return {"edtf": found["edtf"], **shown}


def _quantity(found: dict[str, Any]) -> dict[str, Any] | None:
    if found["amount"] is None:
        return None
    parts = {name: found[name] for name in ("amount", "operator", "rounded_to")}
    return parts | {"unit": found["unit"] or None}


def _titled(found: Sequence[Entry], naming: Naming) -> list[Entry]:
    return [
        replace(entry, title=title(entry, names), names=names)
        for entry, names in zip(found, named(found, naming), strict=True)
    ]
