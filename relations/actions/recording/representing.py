"""Storing the JSON of published records, which lists and details copy. This data is derived."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from relations.actions.recording.history_lock import history_lock
from relations.models import KINDS, Documented, Representation
from relations.queries.record.mentions import is_renamed, mentioning
from relations.representations.renderer import rendered, renderer_digest
from relations.representations.stored import current, public_rows

ROWS = 200

Change = tuple[Documented, dict[str, Any], dict[str, Any]]  # a record, its data before and after


def update(changes: Iterable[Change]) -> None:
    """Store the texts of records after a change, and forget those that show a former name of one.

    What is forgotten is rendered for each response until `fill` stores it again.
    """
    keys: dict[type[Documented], list[str]] = defaultdict(list)
    for record, before, after in changes:
        keys[type(record)].append(record.key)
        if is_renamed(type(record), before, after):
            forget_mentions(record)
    for model, found in keys.items():
        store(model, found)


def forget_mentions(record: Documented) -> None:
    """Remove the texts that show the name of a record."""
    for model, rows in mentioning(type(record), [record.pk]):
        keys = model._default_manager.filter(pk__in=rows).order_by().values(model.key_field)
        Representation.objects.filter(noun=model.noun(), key__in=keys).delete()


def forget_all() -> None:
    """Remove all texts."""
    Representation.objects.all().delete()


def store(model: type[Documented], keys: Iterable[str]) -> None:
    """Replace the texts of some records of a kind. Only what is published has one."""
    wanted = list(keys)
    for start in range(0, len(wanted), ROWS):
        portion = wanted[start : start + ROWS]
        found = rendered(list(public_rows(model).filter(**{f"{model.key_field}__in": portion})))
        if gone := set(portion) - found.keys():
            Representation.objects.filter(noun=model.noun(), key__in=gone).delete()
        Representation.objects.bulk_create(
            (
                Representation(noun=model.noun(), key=key, renderer=renderer_digest(), text=text.decode())
                for key, text in found.items()
            ),
            update_conflicts=True,
            unique_fields=["noun", "key"],
            update_fields=["renderer", "text"],
        )


def fill() -> Iterator[int]:
    """Store the texts that are missing or were rendered by other code. Yields how many, after each portion.

    Other changes wait for one portion at most.
    """
    for model in KINDS.values():
        Representation.objects.filter(noun=model.noun()).exclude(renderer=renderer_digest()).delete()
        for keys in portions(without_text(model), model.key_field):
            with history_lock():
                store(model, keys)
            yield len(keys)


def missing_count() -> int:
    """The number of public records without a current text."""
    return sum(without_text(model).count() for model in KINDS.values())


def without_text(model: type[Documented]) -> QuerySet:
    """The public records of a kind without a current text."""
    return public_rows(model).exclude(**{f"{model.key_field}__in": current(model).values("key")})


def wrong() -> Iterator[str]:
    """The keys of the stored texts that differ from what is rendered now, or whose record is not public."""
    for model in KINDS.values():
        for keys in portions(current(model), "key"):
            found = rendered(list(public_rows(model).filter(**{f"{model.key_field}__in": keys})))
            stored = current(model).filter(key__in=keys).order_by("key").values_list("key", "text")
            yield from (f"{model.noun()}/{key}" for key, text in stored if found.get(key) != text.encode())


def portions(rows: QuerySet, column: str) -> Iterator[list[str]]:
    """The keys of rows in order, in lists of a bounded length."""
    last = ""
    while keys := list(
        rows.filter(**{f"{column}__gt": last}).order_by(column).values_list(column, flat=True)[:ROWS]
    ):
        yield keys
        last = keys[-1]
