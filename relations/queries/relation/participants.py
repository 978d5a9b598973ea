"""The countries that take part in a record, and the records in which given countries do."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from relations.models import RECORDS, OrganisationKind
from relations.models.about import About

COUNTRY_PATHS: dict[str, tuple[str, ...]] = {
    noun: model.country_paths for noun, model in RECORDS.items() if model.country_paths
}
"""The lookup paths from each kind to the countries it involves."""


def involving(records: QuerySet, codes: Collection[str]) -> QuerySet:
    """The rows about records in which at least one of the countries takes part."""
    if issubclass(records.model, About):
        return about(records, lambda those: involving(those, codes))
    return records.filter(reaching(records.model, COUNTRY_PATHS[records.model.noun()], codes))


def between(records: QuerySet, pair: Collection[str]) -> QuerySet:
    """The rows about records in which each of the countries takes part."""
    if issubclass(records.model, About):
        return about(records, lambda those: between(those, pair))
    for code in pair:
        records = involving(records, (code,))
    return records


def about(rows: QuerySet, filtered: Callable[[QuerySet], QuerySet]) -> QuerySet:
    """The claims or conflicts about the records, of all kinds, that match a filter."""
    found = []
    for noun in COUNTRY_PATHS:
        way, records = f"about_{noun}", filtered(RECORDS[noun]._base_manager.all())
        # Without the condition that there is a value, PostgreSQL would read the rows of all other kinds too.
        found.append(rows_leading(rows.model, way, records.values("pk")).filter(has_value(way)))
    first, *others = found
    return rows.filter(pk__in=first.union(*others, all=True))


def together(noun: str, pair: Collection[str]) -> QuerySet:
    """The published records of a kind in which both countries take part."""
    return between(RECORDS[noun].objects.published(), pair)


def beyond(noun: str, pair: Collection[str]) -> Q:
    """The condition that others than two countries take part: a third country or an organisation.

    It is evaluated row by row, because few records are of two countries but nearly all have to do with
    others.
    """
    model, condition = RECORDS[noun], Q()
    many = OrganisationKind.INTERGOVERNMENTAL
    for way in COUNTRY_PATHS[noun]:
        condition |= _row_by_row(model, way, lambda path: has_value(path) & ~Q(**{f"{path}__in": pair}))
        if way.endswith("organisation__country"):
            kind = way.removesuffix("country") + "kind"
            condition |= _row_by_row(model, kind, lambda path: Q(**{path: many}))
    return condition


def has_value(path: str) -> Q:
    """The condition that a lookup path leads to something."""
    return Q(**{f"{path}__isnull": False})


def reaching(model: type[Model], ways: Iterable[str], keys: Collection[str] | QuerySet) -> Q:
    """The condition that one of the lookup paths leads to one of the keys, without duplicate rows."""
    return leading(model, [(way, keys) for way in ways])


def leading(model: type[Model], pairs: Sequence[tuple[str, Collection[str] | QuerySet]]) -> Q:
    """The condition that one of the lookup paths leads to one of its keys.

    Paths through other tables are united row by row: PostgreSQL has no index for alternatives in different
    tables and would read all of them.
    """
    if len(pairs) == 1 or all("__" not in way and not _is_many(model, way) for way, _ in pairs):
        condition = Q()
        for way, keys in pairs:
            condition |= (
                Q(pk__in=rows_leading(model, way, keys))
                if _is_many(model, way)
                else Q(**{f"{way}__in": keys})
            )
        return condition
    first, *others = [rows_leading(model, way, keys) for way, keys in pairs]
    return Q(pk__in=first.union(*others, all=True))


def _is_many(model: type[Model], way: str) -> bool:
    field = model._meta.get_field(way.partition("__")[0])
    return bool(field.one_to_many or field.many_to_many)


def _row_by_row(model: type[Model], way: str, condition: Callable[[str], Q]) -> Q:
    """The condition that the row at the end of a lookup path fulfils another condition."""
    if not _is_many(model, way):
        return condition(way)
    rows, owner, path = _through(model, way)
    return Q(Exists(rows._default_manager.filter(condition(path), **{owner: OuterRef("pk")})))


def rows_leading(model: type[Model], way: str, keys: Collection[str] | QuerySet) -> QuerySet:
    """The keys of the rows from which a path leads to the keys, found by an index."""
    if not _is_many(model, way):
        return model._base_manager.filter(**{f"{way}__in": keys}).order_by().values("pk")
    rows, owner, path = _through(model, way)
    # Only rows that lead somewhere: a null among the keys would make the condition null.
    found = rows._default_manager.filter(has_value(owner), **{f"{path}__in": keys})
    return found.order_by().values(owner)


def _through(model: type[Model], way: str) -> tuple[type[Model], str, str]:
    """The rows to which a path leads first, their foreign key back, and the rest of the path."""
    step, _, rest = way.partition("__")
    field: Any = model._meta.get_field(step)
    if field.one_to_many:
        return field.related_model, field.field.name, rest
    path = "__".join(filter(None, (field.m2m_reverse_field_name(), rest)))
    return field.remote_field.through, field.m2m_field_name(), path
