"""Text that sorts the same on both databases, and the indexes for declared orderings and filters."""

from django.db import models

from relations.models.period_field import bounds_of


class SortedCharField(models.CharField):
    """Text that sorts by code point on both databases (collation C on PostgreSQL, BINARY on SQLite)."""

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        parameters["collation"] = "C" if connection.vendor == "postgresql" else None
        return parameters


def ordering_index(
    column: str,
    *,
    name: str,
    unique: str = "slug",
    prefix: tuple[str, ...] = ("publication",),
    descending: bool = False,
) -> models.Index:
    """The index for an ordering by `column`; the unique column breaks ties.

    `descending` makes the index for the reverse ordering, whose ties still ascend. `prefix` are the columns
    that every list filters on. The index has plain columns only: rows with a value and rows without are read
    in two queries (relations/queries/paging/keyset.py), so nulls come last on both databases.
    """
    by = f"-{column}" if descending else column
    return models.Index(fields=[*prefix, by, unique], name=name)


def with_bounds(period: str, *indexes: models.Index) -> list[models.Index]:
    """The indexes with the bounds of a period added as last columns.

    The database can then filter by a window of time from the index alone, without reading the rows.
    """
    found = []
    for index in indexes:
        own = [name for name, _ in index.fields_orders]
        behind = [bound for bound in bounds_of(period) if bound not in own]
        found.append(models.Index(fields=[*index.fields, *behind], name=index.name))
    return found


def filter_index(column: str, *, name: str, may_lack: bool = False) -> models.Index:
    """The index for a filter. It serves rare values; common ones are found fast in any ordering.

    With `may_lack`, rows without a value are left out of the index.
    """
    condition = models.Q(**{f"{column}__isnull": False}) if may_lack else None
    return models.Index(fields=[column], condition=condition, name=name)
