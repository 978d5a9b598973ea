"""The dimensions by which records can be grouped: fields with one value, and the year."""

from typing import Any

from django.db.models import Case, CharField, Expression, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, ExtractYear, LPad

from relations.models import KINDS
from relations.models.dimension import Dimension
from relations.models.period_field import BOUNDS
from relations.values.period import OPEN_END, OPEN_START

UNKNOWN = "unknown"
"""The group of records for which no source states a value."""


def group(dimension: Dimension) -> Expression:
    """The name of the group that a row falls into, as text."""
    first, *_ = dimension.columns
    known = year(first) if dimension.is_year else Coalesce(*map(text, dimension.columns), text(None))
    return Coalesce(known, Value(UNKNOWN, CharField()))


def text(column: str | None) -> Expression:
    """A column as text; null for None."""
    return Cast(Value(None, CharField()) if column is None else F(column), CharField())


def year(period: str) -> Expression:
    """The year that contains the whole period, in four digits; null if the period can reach into another."""
    starts, ends = f"{period}_starts_earliest", f"{period}_ends_latest"
    is_dated = Q(**{f"{period}_{bound}__isnull": False for bound in BOUNDS})
    is_open = Q(**{starts: OPEN_START}) | Q(**{ends: OPEN_END})
    found = LPad(Cast(ExtractYear(starts), CharField()), 4, Value("0"))
    in_one = Q(**{f"{starts}__year": ExtractYear(ends)})
    return Case(When(is_dated & ~is_open & in_one, then=found), default=text(None), output_field=CharField())


def dimensions(model: Any) -> dict[str, Dimension]:
    """The dimensions of a model; empty if it is not a kind of record."""
    return dict(model.dimensions) if model in KINDS.values() else {}
