"""Text that sorts alike on both databases, and the indexes under declared orderings and filters."""

from django.db import models


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


def period_index(period: str, *, name: str) -> models.Index:
    """The index under an ordering by the beginning of a period.

    Its other bounds stand behind, so that windows of time are compared without reading the rows.
    """
    others = [f"{period}_{bound}" for bound in ("starts_latest", "ends_earliest", "ends_latest")]
    return models.Index(fields=["publication", f"{period}_starts_earliest", "slug", *others], name=name)


def asked_index(column: str, *, name: str, may_lack: bool = False) -> models.Index:
    """The index under a filter, for values that few rows have; common ones are met soon in any ordering.

    Rows without a value are not in it, where there may be such.
    """
    condition = models.Q(**{f"{column}__isnull": False}) if may_lack else None
    return models.Index(fields=[column], condition=condition, name=name)
