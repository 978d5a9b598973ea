"""Names of records that have no name of their own, composed by the database: "Visit of China to Viet Nam"."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

UNNAMED = "an unnamed country"


class NamePart(NamedTuple):
    """The first of some columns (lookup paths) that has a value, as part of a name."""

    paths: tuple[str, ...]
    before: str = ""  # a text that only precedes a value
    missing: str = ""  # what is written without a value


def column(*paths: str, before: str = "", missing: str = "") -> NamePart:
    """A part of a name that is read from the first of some columns that has a value."""
    return NamePart(paths, before, missing)


def composed_name(parts: Sequence[str | NamePart], prefix: str = "") -> Concat:
    """The name as an SQL expression; `prefix` leads from the queried table to the record."""
    text = CharField()
    return Concat(
        *(Value(part) if isinstance(part, str) else _value(part, prefix) for part in parts), output_field=text
    )


def _value(part: NamePart, prefix: str) -> Case:
    paths = [prefix + path for path in part.paths]
    found = [Cast(F(path), CharField()) for path in paths]
    value = Coalesce(*found) if len(found) > 1 else found[0]
    is_missing = Q(**{f"{path}__isnull": True for path in paths})
    text = CharField()
    return Case(
        When(is_missing, then=Value(part.missing, text)),
        default=Concat(Value(part.before), value, output_field=text),
        output_field=text,
    )
