"""A type of timeline entries: rows with the same columns for all types, so that SQL can merge them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    Exists,
    Expression,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, NullIf

from relations.models import RECORDS, Visit, VisitKind
from relations.models.period_field import BOUNDS
from relations.queries.relation.participants import beyond, together
from relations.values.period import OPEN_END, OPEN_START, Reading

TEXTS = (
    "label",
    "sort",
    "status",
    "aspect",
    "origin",
    "destination",
    "amount",
    "operator",
    "rounded_to",
    "unit",
)
"""Text columns that an entry type can have: lookup paths, null where it has none."""
RECORD = ("claim_count", "source_count", "conflict_count", "revision", "updated_at")
COLUMNS = ("rank", "slug", "step", "is_undated", "day", "edtf", *BOUNDS, *TEXTS, "is_bilateral", *RECORD)
"""The columns of every entry type, in order."""


@dataclass(frozen=True)
class EntryType:
    """One type of entries: the records or steps it shows, and the lookup paths of its columns."""

    kind: str
    noun: str
    texts: Mapping[str, str | Expression] = field(default_factory=dict)
    period: str = "period"
    steps: Any = None
    condition: Q = field(default_factory=Q)

    @property
    def owner(self) -> str:
        """The lookup path from a row to its record."""
        return f"{self.noun}__" if self.steps else ""

    @property
    def reading(self) -> Reading:
        """How a coarse date is interpreted here, as the period field declares."""
        model: Any = self.steps or RECORDS[self.noun]
        found: Reading = model._meta.get_field(self.period).reading
        return found

    def rows(self, pair: Sequence[str]) -> QuerySet:
        """The published rows about both countries."""
        records = together(self.noun, pair).order_by()
        if not self.steps:
            return records.filter(self.condition)
        found = self.steps.objects.filter(**{f"{self.noun}__in": records.values("pk")})
        return found.filter(self.condition).order_by()

    def having(self, condition: Q) -> Q:
        """The condition that a record has a row of this type that fulfils a condition."""
        rows = self.condition & condition
        return (
            Q(Exists(self.steps.objects.filter(rows, **{self.noun: OuterRef("pk")}))) if self.steps else rows
        )

    def columns(self, pair: Sequence[str], rank: int) -> dict[str, Expression]:
        """The expression of each column. A column has the same type in all entry types."""
        day, text = first_day(self.period), CharField()
        known = Case(When(Q(on_timeline_day__isnull=True), then=1), default=0, output_field=IntegerField())
        found = {
            "day": day,
            "is_undated": known,
            "rank": Value(rank, IntegerField()),
            "slug": F(f"{self.owner}slug"),
            "step": F("position") if self.steps else Value(0, IntegerField()),
            "edtf": Cast(F(self.period), text),
            **{bound: F(f"{self.period}_{bound}") for bound in BOUNDS},
            **{name: Cast(self._text(name), text) for name in TEXTS},
            "is_bilateral": self._is_bilateral(pair),
            **{name: F(f"{self.owner}{name}") for name in RECORD},
        }
        return {column(name): expression for name, expression in found.items()}

    def _text(self, name: str) -> Expression:
        found = self.texts.get(name, Value(None, CharField()))
        return F(found) if isinstance(found, str) else found

    def _is_bilateral(self, pair: Sequence[str]) -> Expression:
        others = multilateral(self.noun, pair)
        if self.steps:
            records = together(self.noun, pair).filter(others).order_by()
            others = Q(**{f"{self.noun}__in": records.values("pk")})
        return Case(When(others, then=False), default=True, output_field=BooleanField())


def first_day(period: str) -> Expression:
    """The first known day of a period, by which entries are ordered."""

    def known(bound: str, never: Any) -> Expression:
        return NullIf(F(f"{period}_{bound}"), Value(never, DateField()))

    return Coalesce(
        known("starts_earliest", OPEN_START),
        known("starts_latest", OPEN_START),
        known("ends_earliest", OPEN_END),
        known("ends_latest", OPEN_END),
    )


def multilateral(noun: str, pair: Sequence[str]) -> Q:
    """The condition that other countries take part in a record, or in the visit it belongs to."""
    condition = beyond(noun, pair)
    if noun != "visit":
        return condition
    others = Visit.objects.published().filter(condition, occasion=OuterRef("occasion"))
    return condition | Q(kind=VisitKind.MULTILATERAL) | Q(Exists(others))


def column(name: str) -> str:
    """The name of a column in SQL, prefixed because records have columns of the same names."""
    return f"on_timeline_{name}"
