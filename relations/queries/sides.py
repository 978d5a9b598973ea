"""Which countries take part in a record, and the records in which given countries do."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Model, Q, QuerySet

from relations.models import RECORDS, Country, OrganisationKind

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
    """Those in which at least one of the countries takes part."""
    return records.filter(reaching(records.model, SIDES[records.model.noun()], codes))


def between(records: QuerySet, pair: Iterable[str]) -> QuerySet:
    """Those in which each of the countries takes part."""
    for code in pair:
        records = involving(records, (code,))
    return records


def together(noun: str, pair: Iterable[str]) -> QuerySet:
    """The published records of a kind in which both countries take part."""
    return between(RECORDS[noun].objects.published(), pair)


def beyond(noun: str, pair: Collection[str]) -> Q:
    """The condition that others than two countries take part: a third one, or an organisation of many."""
    model, ways = RECORDS[noun], SIDES[noun]
    others = Country.objects.exclude(pk__in=pair).order_by().values("pk")
    organisations = [
        way.removesuffix("country") + "kind" for way in ways if way.endswith("organisation__country")
    ]
    condition = reaching(model, ways, others)
    return condition | reaching(model, organisations, (OrganisationKind.INTERGOVERNMENTAL,))


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
                Q(pk__in=_rows(model, way, keys)) if _is_many(model, way) else Q(**{f"{way}__in": keys})
            )
        return condition
    first, *others = [_rows(model, way, keys) for way, keys in pairs]
    return Q(pk__in=first.union(*others, all=True))


def _is_many(model: type[Model], way: str) -> bool:
    field = model._meta.get_field(way.partition("__")[0])
    return bool(field.one_to_many or field.many_to_many)


def _rows(model: type[Model], way: str, keys: Collection[str] | QuerySet) -> QuerySet:
    """The keys of the rows from which a way leads: asked where an index finds them."""
    step, _, rest = way.partition("__")
    field: Any = model._meta.get_field(step)
    if not _is_many(model, way):
        return model._base_manager.filter(**{f"{way}__in": keys}).order_by().values("pk")
    if field.one_to_many:
        rows, owner, path = field.related_model, field.field.name, rest
    else:
        rows, owner = field.remote_field.through, field.m2m_field_name()
        path = "__".join(filter(None, (field.m2m_reverse_field_name(), rest)))
    found = rows._default_manager.filter(**{f"{path}__in": keys})
    # What bears on no row of this kind leads to none; a null among the keys would decide nothing.
    return found.filter(**{f"{owner}__isnull": False}).order_by().values(owner)
