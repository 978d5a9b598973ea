"""The types of timeline entries: which records they show, and the lookup paths of their columns."""

from collections.abc import Iterator

from django.db.models import Expression, Q
from django.db.models.functions import Coalesce

from relations.models import RECORDS, Record
from relations.models.timeline_entry import TextPath, TimelineEntry
from relations.queries.timeline.entry_type import EntryType


def entry_types(model: type[Record], entry: TimelineEntry) -> Iterator[EntryType]:
    """The entries of the records of a kind, and those of the steps in their history."""
    noun, dated = model.noun(), Q(**{f"{model.date_field}__isnull": False})
    texts = {name: text(path) for name, path in entry.texts.items()}
    if not entry.steps:
        yield EntryType(noun, noun, texts, model.date_field)
        return
    steps = model._meta.get_field(entry.steps).related_model
    has_steps = Q(pk__in=steps._default_manager.order_by().values(noun))
    yield EntryType(noun, noun, texts, model.date_field, condition=dated | ~has_steps)
    yield EntryType(
        f"{noun}_change",
        noun,
        {name: text(path, f"{noun}__") for name, path in entry.texts.items()} | {"status": "status"},
        period="on",
        steps=steps,
        condition=~Q(status=entry.dated_status) | Q(**{f"{noun}__{model.date_field}__isnull": True}),
    )


def text(path: TextPath, owner: str = "") -> str | Expression:
    """What leads to a text, from the rows that have the owner of the path."""
    if isinstance(path, str):
        return owner + path
    return Coalesce(*(owner + each for each in path))


ENTRY_TYPES = tuple(
    each
    for model in RECORDS.values()
    if model.timeline_entry
    for each in entry_types(model, model.timeline_entry)
)
RANKS = {each.kind: rank for rank, each in enumerate(ENTRY_TYPES)}
"""The order of entries of one day, by type."""
READINGS = {each.kind: each.reading for each in ENTRY_TYPES}
"""What a coarse date means for each kind of entry."""
