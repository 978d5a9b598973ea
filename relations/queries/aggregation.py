"""Rows by group: how many, and of figures how much, exactly; never a sum of what does not add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from relations.models import Figure
from relations.queries.addends import AT_MOST, addends
from relations.queries.dimensions import UNKNOWN, Dimension
from relations.queries.sums import Pile

COUNT, SUM, MIN, MAX = "count", "sum", "min", "max"
AGGREGATES = (COUNT, SUM, MIN, MAX)
MOST_GROUPS = 10_000


@dataclass(frozen=True)
class Group:
    """The rows that share a value in each dimension."""

    group: dict[str, str]
    count: int
    sum: dict[str, str | None] | None = None
    min: dict[str, str | None] | None = None
    max: dict[str, str | None] | None = None


def groups(
    rows: QuerySet[Any], by: Mapping[str, Dimension], aggregates: Sequence[str] = (COUNT,)
) -> list[Group] | None:
    """The groups of rows in the order of their names, the unknown last; one query. None if they are too many.

    Raises FiguresCollide if a sum, least or greatest is asked for and two figures of a group cannot be added,
    or compared.
    """
    rows = rows.select_related(None).prefetch_related(None).order_by()
    rows = rows.annotate(**{f"group_{name}": dimension.group for name, dimension in by.items()})
    columns = [f"group_{name}" for name in by]
    amounts = set(aggregates) - {COUNT}
    found = _piled(rows, columns, amounts) if amounts else _counted(rows, columns)
    if found is None:
        return None
    keyed = [(key, Group(dict(zip(by, key, strict=True)), **more)) for key, more in found]
    return [
        group for key, group in sorted(keyed, key=lambda each: [(name == UNKNOWN, name) for name in each[0]])
    ]


def _counted(rows: QuerySet[Any], columns: Sequence[str]) -> list[tuple[Any, dict[str, Any]]] | None:
    counted = rows.values(*columns).annotate(rows=Count("pk")).values_list(*columns, "rows")
    found = list(counted[: MOST_GROUPS + 1])
    return None if len(found) > MOST_GROUPS else [(row[:-1], {"count": row[-1]}) for row in found]


def _piled(
    rows: QuerySet[Figure], columns: Sequence[str], amounts: set[str]
) -> list[tuple[Any, dict[str, Any]]] | None:
    piles: dict[tuple[str, ...], Pile] = {}
    for number, (key, addend) in enumerate(addends(rows, columns)):
        if number >= AT_MOST:
            return None
        if key in piles:
            piles[key].add(addend)
        else:
            piles[key] = Pile(addend, is_sum=SUM in amounts)
    return [
        (key, {COUNT: pile.count, **{name: getattr(pile, name) for name in sorted(amounts)}})
        for key, pile in piles.items()
    ]
