"""Which countries take part in a record, and the records in which given countries do."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from relations.models import RECORDS, OrganisationKind
from relations.models.about import About

SIDES: dict[str, tuple[str, ...]] = {
    "organisation": ("country",),
    "leader": ("country",),
    "office": ("body_country", "body_organisation__country"),
    "tenure": ("office__body_country", "office__body_organisation__country"),
    "visit": ("guest_country", "guest_organisation__country", "host"),
    "meeting": (
        "participants__country",
        "participants__organisation__country",
        "participants__leader__country",
    ),
    "agreement": ("parties__country", "parties__organisation__country", "parties__leader__country"),
    "statement": ("speaker_country", "speaker_leader__country", "speaker_organisation__country", "about"),
    "trade_figure": ("exporter", "importer"),
    "investment_figure": ("investor", "host"),
    "travel_figure": ("origin", "destination"),
    "partnership": ("side_a", "side_b"),
}
"""The ways from each kind to its countries. Leaders and organisations act for theirs."""


def involving(records: QuerySet, codes: Collection[str]) -> QuerySet:
    """Those in which at least one of the countries takes part, or what is said of such records."""
    if issubclass(records.model, About):
        return about(records, lambda those: involving(those, codes))
    return records.filter(reaching(records.model, SIDES[records.model.noun()], codes))


def between(records: QuerySet, pair: Collection[str]) -> QuerySet:
    """Those in which each of the countries takes part, or what is said of such records."""
    if issubclass(records.model, About):
        return about(records, lambda those: between(those, pair))
    for code in pair:
        records = involving(records, (code,))
    return records


def about(sayings: QuerySet, narrowed: Callable[[QuerySet], QuerySet]) -> QuerySet:
    """What is said of the records of all kinds that are left when they are narrowed."""
    found = []
    for noun in SIDES:
        way, records = f"about_{noun}", narrowed(RECORDS[noun]._base_manager.all())
        # PostgreSQL is told that there is a value, or reads what is said of all other kinds as well.
        found.append(rows_leading(sayings.model, way, records.values("pk")).filter(has_value(way)))
    first, *others = found
    return sayings.filter(pk__in=first.union(*others, all=True))


def together(noun: str, pair: Collection[str]) -> QuerySet:
    """The published records of a kind in which both countries take part."""
    return between(RECORDS[noun].objects.published(), pair)


def beyond(noun: str, pair: Collection[str]) -> Q:
    """The condition that others than two countries take part: a third one, or an organisation of many.

    Asked row by row: few records are of two countries, but nearly all have to do with others.
    """
    model, condition = RECORDS[noun], Q()
    many = OrganisationKind.INTERGOVERNMENTAL
    for way in SIDES[noun]:
        condition |= _row_by_row(model, way, lambda path: has_value(path) & ~Q(**{f"{path}__in": pair}))
        if way.endswith("organisation__country"):
            kind = way.removesuffix("country") + "kind"
            condition |= _row_by_row(model, kind, lambda path: Q(**{path: many}))
    return condition


def has_value(path: str) -> Q:
    """The condition that a way leads to something."""
    return Q(**{f"{path}__isnull": False})


def reaching(model: type[Model], ways: Iterable[str], keys: Collection[str] | QuerySet) -> Q:
    """The condition that one of the ways (lookup paths) leads to one of the keys, without repeating rows."""
    return leading(model, [(way, keys) for way in ways])


def leading(model: type[Model], pairs: Sequence[tuple[str, Collection[str] | QuerySet]]) -> Q:
    """The condition that one of the ways leads to one of the keys that belong to it.

    Several ways of which some go through other tables are united row by row: PostgreSQL finds no index for
    alternatives in different tables, and would read all of them from end to end.
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
    """The condition that what a way leads to fulfils one; given a lookup path to it."""
    if not _is_many(model, way):
        return condition(way)
    rows, owner, path = _through(model, way)
    return Q(Exists(rows._default_manager.filter(condition(path), **{owner: OuterRef("pk")})))


def rows_leading(model: type[Model], way: str, keys: Collection[str] | QuerySet) -> QuerySet:
    """The keys of the rows from which a way leads: asked where an index finds them."""
    if not _is_many(model, way):
        return model._base_manager.filter(**{f"{way}__in": keys}).order_by().values("pk")
    rows, owner, path = _through(model, way)
    # What bears on no row of this kind leads to none; a null among the keys would decide nothing.
    found = rows._default_manager.filter(has_value(owner), **{f"{path}__in": keys})
    return found.order_by().values(owner)


def _through(model: type[Model], way: str) -> tuple[type[Model], str, str]:
    """The many rows to which a way leads first, their column for where it began, and the rest of it."""
    step, _, rest = way.partition("__")
    field: Any = model._meta.get_field(step)
    if field.one_to_many:
        return field.related_model, field.field.name, rest
    path = "__".join(filter(None, (field.m2m_reverse_field_name(), rest)))
    return field.remote_field.through, field.m2m_field_name(), path
