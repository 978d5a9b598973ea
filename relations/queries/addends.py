"""Figures as far as sums are concerned, one after the other as the database brings them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from relations.models import CountryKind, Figure, Measure, Series
from relations.models.period_field import BOUNDS
from relations.values.period import OPEN_END, OPEN_START
from relations.values.quantity import Operator

AT_MOST = 100_000
"""As many figures are added in one answer; whoever has more narrows the question."""
SIDES = {
    "trade_figure": ("exporter", "importer"),
    "investment_figure": ("investor", "host"),
    "travel_figure": ("origin", "destination"),
}
COMPARABLE = {"measures": ("measure",), "units": ("quantity_unit",)}
"""In what figures agree that can be compared, by the name of what they would mix."""
ADDABLE = {
    "authorities": ("authority_id",),
    "reporters": ("reporter_id",),
    "flows": ("flow",),
    "series": ("series",),
    "products": ("product", "hs_revision", "hs_code"),
}
"""In what figures agree, beside that, which can be added."""


class Addend(NamedTuple):
    """One figure, as far as sums are concerned."""

    record_key: str
    quantity: dict[str, str | None]
    amount: Decimal
    rounding: Decimal
    comparable: dict[str, tuple[Any, ...]]
    addable: dict[str, tuple[Any, ...]]
    sides: tuple[str | None, ...]
    is_group: bool
    days: tuple[date, date] | None

    @property
    def is_exact(self) -> bool:
        """Whether its amount is no mere limit or estimate."""
        return self.quantity["operator"] == Operator.EQ

    @property
    def adds(self) -> bool:
        """Whether what it measures can be added at all: growth, ranks and shares cannot."""
        return self.comparable["measures"][0] in (Measure.VALUE, Measure.PROJECTS)

    @property
    def is_stock(self) -> bool:
        """Whether it says what stands at a time, not what came in a period."""
        return self.addable.get("series") == (Series.STOCK,)


def addends(rows: QuerySet[Figure], columns: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Addend]]:
    """The figures by their first day, each behind the group it falls into: one query, read in a stream."""
    noun = rows.model.noun()
    sides = SIDES[noun]
    addable = {
        what: names for what, names in ADDABLE.items() if all(_has(rows.model, name) for name in names)
    }
    read = ["slug", "quantity_amount", "quantity_operator", "quantity_rounded_to", "quantity_unit", "measure"]
    read += [f"{side}_id" for side in sides] + [f"{side}__kind" for side in sides]
    read += [f"period_{bound}" for bound in BOUNDS]
    read += [name for names in addable.values() for name in names]
    order = (F("period_starts_earliest").asc(nulls_last=True), F("slug").asc())
    for row in rows.order_by(*order).values_list(*columns, *read).iterator(chunk_size=2000):
        found = dict(zip(read, row[len(columns) :], strict=True))
        yield row[: len(columns)], _addend(noun, found, addable)


def _addend(noun: str, found: dict[str, Any], addable: dict[str, tuple[str, ...]]) -> Addend:
    kinds = [found[f"{side}__kind"] for side in SIDES[noun]]
    return Addend(
        record_key=f"{noun}/{found['slug']}",
        quantity={
            "amount": found["quantity_amount"],
            "operator": found["quantity_operator"],
            "rounded_to": found["quantity_rounded_to"],
            "unit": found["quantity_unit"] or None,
        },
        amount=Decimal(found["quantity_amount"]),
        rounding=Decimal(found["quantity_rounded_to"] or 0),
        comparable=_values(found, COMPARABLE),
        addable=_values(found, addable),
        sides=tuple(found[f"{side}_id"] for side in SIDES[noun]),
        is_group=None in kinds or CountryKind.GROUP in kinds,
        days=_days(found),
    )


def _values(found: dict[str, Any], names: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Any, ...]]:
    return {what: tuple(found[name] for name in columns) for what, columns in names.items()}


def _days(found: dict[str, Any]) -> tuple[date, date] | None:
    """The first and the last day; None where they are not known, or doubtful, or it still goes on."""
    bounds = [found[f"period_{bound}"] for bound in BOUNDS]
    if None in bounds or bounds[0] == OPEN_START or bounds[-1] == OPEN_END:
        return None
    return bounds[0], bounds[-1]


def _has(model: type[Figure], name: str) -> bool:
    return name in {field.attname for field in model._meta.fields}
