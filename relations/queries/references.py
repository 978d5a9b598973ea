"""What the things that values refer to are called: one query for a whole page of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from relations.models import KINDS, Documented, SearchEntry

Key = tuple[str, str]
"""Kind and key, as in ("country", "VNM")."""


class Called(NamedTuple):
    """What something is called, and in which language; None where that is the name that its record holds."""

    name: str | None
    language: str | None


NAME_COLUMNS = {
    "agreement": "title",
    "country": "name",
    "leader": "name",
    "meeting": "title",
    "office": "title",
    "organisation": "name",
    "partnership": "label",
    "place": "name",
    "source": "title",
    "statement": "gist",
    "topic": "label",
}
"""Where the name of each kind stands. Visits, tenures and figures have none: their ids read well."""


def name_of(record: Documented) -> str | None:
    """The name of a record at hand; None if its kind has none, or nobody said."""
    column = NAME_COLUMNS.get(record.noun())
    return getattr(record, column) if column else None


def names(keys: Iterable[Key]) -> dict[Key, str | None]:
    """The name of each thing that has one, by kind and key: one query whatever the kinds."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for kind, key in keys:
        if kind in NAME_COLUMNS:
            wanted[kind].add(key)
    if not wanted:
        return {}
    first, *others = [_named(kind, found) for kind, found in sorted(wanted.items())]
    rows = first.union(*others, all=True) if others else first
    return {(kind, key): name for kind, key, name in rows}


def names_by_language(keys: Iterable[Key]) -> dict[Key, Sequence[Mapping[str, Any]]]:
    """All names of each thing that readers see, with kind and language: one query whatever the kinds."""
    wanted = {f"{kind}/{key}" for kind, key in keys}
    found = SearchEntry.objects.public().filter(record_key__in=wanted).order_by()
    return {(noun, key): called for noun, key, called in found.values_list("noun", "key", "names")}


def _named(kind: str, keys: set[str]) -> QuerySet:
    model = KINDS[kind]
    text = CharField()
    return (
        model._default_manager.filter(**{f"{model.key_field}__in": keys})
        .order_by()
        .values_list(
            Value(kind, output_field=text),
            Cast(F(model.key_field), text),
            Cast(F(NAME_COLUMNS[kind]), text),
        )
    )
