"""The figures of a sum, read in a stream."""

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
"""The largest number of figures that one request adds up."""
COMPARABLE = {"measures": ("measure",), "units": ("quantity_unit",)}
"""The columns in which comparable figures agree, by what they would otherwise mix."""
ADDABLE = {
    "authorities": ("authority_id",),
    "reporters": ("reporter_id",),
    "flows": ("flow",),
    "series": ("series",),
    "products": ("product", "hs_revision", "hs_code"),
}
"""The further columns in which figures agree that can be added."""


class Summand(NamedTuple):
    """One figure, with what decides whether it can be added."""

    record_key: str
    quantity: dict[str, str | None]
    amount: Decimal
    rounding: Decimal
    comparable: dict[str, tuple[Any, ...]]
    addable: dict[str, tuple[Any, ...]]
    participants: tuple[str | None, ...]
    is_group: bool
    days: tuple[date, date] | None

    @property
    def is_exact(self) -> bool:
        """Whether the amount is exact: neither a limit nor an estimate."""
        return self.quantity["operator"] == Operator.EQ

    @property
    def adds(self) -> bool:
        """Whether the measure can be added. Growth, ranks and shares cannot."""
        return self.comparable["measures"][0] in (Measure.VALUE, Measure.PROJECTS)

    @property
    def is_stock(self) -> bool:
        """Whether it measures a stock at a time, not a flow in a period."""
        return self.addable.get("series") == (Series.STOCK,)


def summands(rows: QuerySet[Figure], columns: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Summand]]:
    """The figures by first day, each with its group: one query, read in a stream."""
    participants = rows.model.country_paths
    addable = {
        what: names for what, names in ADDABLE.items() if all(_has(rows.model, name) for name in names)
    }
    read = ["slug", "quantity_amount", "quantity_operator", "quantity_rounded_to", "quantity_unit", "measure"]
    read += [f"{path}_id" for path in participants] + [f"{path}__kind" for path in participants]
    read += [f"period_{bound}" for bound in BOUNDS]
    read += [name for names in addable.values() for name in names]
    order = (F("period_starts_earliest").asc(nulls_last=True), F("slug").asc())
    for row in rows.order_by(*order).values_list(*columns, *read).iterator(chunk_size=2000):
        found = dict(zip(read, row[len(columns) :], strict=True))
        yield row[: len(columns)], _summand(rows.model, found, addable)


def _summand(model: type[Figure], found: dict[str, Any], addable: dict[str, tuple[str, ...]]) -> Summand:
    kinds = [found[f"{path}__kind"] for path in model.country_paths]
    return Summand(
        record_key=f"{model.noun()}/{found['slug']}",
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
        participants=tuple(found[f"{path}_id"] for path in model.country_paths),
        is_group=None in kinds or CountryKind.GROUP in kinds,
        days=_days(found),
    )


def _values(found: dict[str, Any], names: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Any, ...]]:
    return {what: tuple(found[name] for name in columns) for what, columns in names.items()}


def _days(found: dict[str, Any]) -> tuple[date, date] | None:
    """The first and the last day; None if they are unknown, uncertain, or the period is open."""
    bounds = [found[f"period_{bound}"] for bound in BOUNDS]
    if None in bounds or bounds[0] == OPEN_START or bounds[-1] == OPEN_END:
        return None
    return bounds[0], bounds[-1]


def _has(model: type[Figure], name: str) -> bool:
    return name in {field.attname for field in model._meta.fields}
