"""Which records show the name of a record: everything with a stored text that a new name changes."""

from collections.abc import Iterator

from django.db.models import QuerySet

from relations.models import KINDS, Documented
from relations.queries.record.prefetching import OWN, RelatedRows, related_rows

Rows = tuple[type[Documented], QuerySet]
"""A kind, and the primary keys of some of its records as a query."""


def mentioning(model: type[Documented], keys: QuerySet | list[int]) -> Iterator[Rows]:
    """The records that show the names of some records of a kind, given by their primary keys.

    A record whose own name is composed of such a name changes its name as well, so what mentions it follows.
    A kind can occur several times.
    """
    for other in KINDS.values():
        for rows in related_rows(other):
            for path in paths_to(model, rows):
                owners = rows.rows.filter(**{f"{path}__in": keys}).order_by().values(rows.owner)
                yield other, owners
                if rows.name == OWN and path in composing(other):
                    yield from mentioning(other, owners)


def paths_to(model: type[Documented], rows: RelatedRows) -> Iterator[str]:
    """The lookup paths from the rows of a list to the mentioned records of a kind."""
    if rows.prefix and rows.row_spec.model is model:
        yield rows.prefix.removesuffix("__")
    for name, mentioned in rows.row_spec.mentioned:
        if mentioned.model is model:
            yield rows.prefix + name


def composing(model: type[Documented]) -> set[str]:
    """The references of a kind whose names are parts of the composed names of its records."""
    paths = [path for part in model.name_parts if not isinstance(part, str) for path in part.paths]
    return {path.partition("__")[0] for path in paths}


def is_renamed(model: type[Documented], before: dict[str, object], after: dict[str, object]) -> bool:
    """Whether mentions of a record can change from one document to another. Any field may be in its name."""
    if not before:
        return False
    if model.name_field:
        return before.get(model.name_field) != after.get(model.name_field)
    fields = model.document if model.name_parts else ()
    return any(before.get(name) != after.get(name) for name in fields)
