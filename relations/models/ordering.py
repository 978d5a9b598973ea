"""Text that sorts alike on both databases, and the indexes under declared orderings and filters."""

from django.db import models

from relations.models.period_field import bounds_of


class SortedCharField(models.CharField):
    """Text ordered by code point on both databases (collation C on PostgreSQL, BINARY on SQLite)."""

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        parameters["collation"] = "C" if connection.vendor == "postgresql" else None
        return parameters


def ordering_index(
    column: str,
    *,
    name: str,
    unique: str = "slug",
    shown: tuple[str, ...] = ("publication",),
    descending: bool = False,
) -> models.Index:
    """The index under an ordering by `column`, ties broken by the unique column, walked from either end.

    With `descending` under the other one, whose ties run against the column. What lists are narrowed by
    stands first (`shown`). Plain columns: rows with and without a value are asked for one after the other
    (relations/queries/keyset.py), so nulls come last on both databases without a term in the index.
    """
    by = f"-{column}" if descending else column
    return models.Index(fields=[*shown, by, unique], name=name)


def with_bounds(period: str, *indexes: models.Index) -> list[models.Index]:
    """The indexes under orderings of what has a period, with its bounds behind their own columns.

    So windows of time are compared without reading the rows, however few of them are in one.
    """
    found = []
    for index in indexes:
        own = [name for name, _ in index.fields_orders]
        behind = [bound for bound in bounds_of(period) if bound not in own]
        found.append(models.Index(fields=[*index.fields, *behind], name=index.name))
    return found


def asked_index(column: str, *, name: str, may_lack: bool = False) -> models.Index:
    """The index under a filter, for values that few rows have; common ones are met soon in any ordering.

    Rows without a value are not in it, where there may be such.
    """
    condition = models.Q(**{f"{column}__isnull": False}) if may_lack else None
    return models.Index(fields=[column], condition=condition, name=name)
