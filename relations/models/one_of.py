"""Fields over several columns: one of several references, and a pair."""

from typing import Any

from django.db import models
from django.db.models import Q


class OneOf:
    """Reads and writes the one of several nullable columns that is set, e.g. the guest of a visit.

    The column of the kind `words` holds plain text, for something without a record.
    """

    def __init__(self, *, is_required: bool = True, **columns: str) -> None:
        self.is_required = is_required
        self.columns = columns  # kind → column, e.g. country="guest_country"

    def __get__(self, record: Any, owner: Any = None) -> Any:
        if record is None:
            return self
        for column in self.columns.values():
            if (value := getattr(record, column)) not in (None, ""):
                return value
        return None

    def kind_of(self, record: models.Model) -> str | None:
        """The kind whose column is set, or None. Does not load the row that it refers to."""
        for kind, column in self.columns.items():
            if getattr(record, record._meta.get_field(column).attname) not in (None, ""):
                return kind
        return None

    def assign(self, record: models.Model, kind: str | None, value: Any) -> None:
        """Set the column of `kind` and clear the others."""
        for each, column in self.columns.items():
            setattr(record, column, value if each == kind else None)


class Pair:
    """Two columns of one kind, read as one list: the two countries of a partnership, by code."""

    def __init__(self, first: str, second: str) -> None:
        self.columns = (first, second)

    def __get__(self, record: Any, owner: Any = None) -> Any:
        if record is None:
            return self
        return [getattr(record, column) for column in self.columns]


def exactly_one(columns: tuple[str, ...]) -> Q:
    """The condition that one column is set and the others null, as an OR of conjunctions (XOR is parity)."""
    condition = Q()
    for chosen in columns:
        condition |= Q(**{f"{column}__isnull": column != chosen for column in columns})
    return condition


def at_most_one(columns: tuple[str, ...]) -> Q:
    """The condition that no two of the columns are set."""
    return exactly_one(columns) | Q(**{f"{column}__isnull": True for column in columns})
