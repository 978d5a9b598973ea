"""Groups of rows with their counts and, for figures, exact sums.

Figures that cannot be added raise an error.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from relations.models import Figure
from relations.models.dimension import Dimension
from relations.queries.aggregation.aggregate import Aggregate
from relations.queries.aggregation.dimensions import UNKNOWN, group
from relations.queries.aggregation.summands import AT_MOST, summands

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
    """The groups of the rows, ordered by name, the unknown last; None if there are too many. One query.

    Raises FiguresNotAdditive if two figures of a group cannot be added or compared as the aggregate requires.
    """
    rows = rows.select_related(None).prefetch_related(None).order_by()
    rows = rows.annotate(**{f"group_{name}": group(dimension) for name, dimension in by.items()})
    columns = [f"group_{name}" for name in by]
    amounts = set(aggregates) - {COUNT}
    found = _aggregated(rows, columns, amounts) if amounts else _counted(rows, columns)
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


def _aggregated(
    rows: QuerySet[Figure], columns: Sequence[str], amounts: set[str]
) -> list[tuple[Any, dict[str, Any]]] | None:
    aggregates: dict[tuple[str, ...], Aggregate] = {}
    for number, (key, summand) in enumerate(summands(rows, columns)):
        if number >= AT_MOST:
            return None
        if key in aggregates:
            aggregates[key].add(summand)
        else:
            aggregates[key] = Aggregate(summand, is_sum=SUM in amounts)
    return [
        (key, {COUNT: aggregate.count, **{name: getattr(aggregate, name) for name in sorted(amounts)}})
        for key, aggregate in aggregates.items()
    ]
