"""The names of what values refer to: one query for a whole page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from relations.models import KINDS, Documented, SearchEntry
from relations.models.composed_name import composed_name

Key = tuple[str, str]
"""Kind and key, as in ("country", "VNM")."""


class Called(NamedTuple):
    """A name and its language; None for the name of the record itself."""

    name: str | None
    language: str | None


NAMED_KINDS: dict[str, type[Documented]] = {noun: model for noun, model in KINDS.items() if model.name_field}
"""The kinds whose records have names of their own."""
NAMELESS: dict[str, type[Documented]] = {noun: model for noun, model in KINDS.items() if model.name_parts}
"""The kinds without names, for whose records the database composes one."""
COMPOSED = "composed_name"
"""The attribute of a mentioned record that holds its composed name."""


def name_of(record: Documented) -> str | None:
    """The name of a loaded record, or the one composed when it was loaded as a reference."""
    return getattr(record, record.name_field) if record.name_field else getattr(record, COMPOSED, None)


def names(keys: Iterable[Key]) -> dict[Key, str | None]:
    """The name of each record that has one, by kind and key: one query."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for kind, key in keys:
        if kind in NAMED_KINDS or kind in NAMELESS:
            wanted[kind].add(key)
    if not wanted:
        return {}
    first, *others = [_names_of_kind(kind, found) for kind, found in sorted(wanted.items())]
    rows = first.union(*others, all=True) if others else first
    return {(kind, key): name for kind, key, name in rows}


def names_by_language(keys: Iterable[Key]) -> dict[Key, Sequence[Mapping[str, Any]]]:
    """All names of each published record, with kind and language: one query."""
    wanted = {f"{kind}/{key}" for kind, key in keys}
    found = SearchEntry.objects.public().filter(record_key__in=wanted).order_by()
    return {(noun, key): called for noun, key, called in found.values_list("noun", "key", "names")}


def _names_of_kind(kind: str, keys: set[str]) -> QuerySet:
    model = KINDS[kind]
    text = CharField()
    name = F(model.name_field) if model.name_field else composed_name(model.name_parts)
    return (
        model._default_manager.filter(**{f"{model.key_field}__in": keys})
        .order_by()
        .values_list(
            Value(kind, output_field=text),
            Cast(F(model.key_field), text),
            Cast(name, text),
        )
    )
