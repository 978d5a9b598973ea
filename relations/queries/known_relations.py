"""Which pairs of countries have anything to do with each other."""

from collections.abc import Collection, Iterator

from django.db.models import FilteredRelation, QuerySet

from relations.models import RECORDS
from relations.queries.sides import SIDES, involving

OTHER = "other_side"


def known_relations(kinds: Collection[str], countries: Collection[str] = ()) -> list[tuple[str, str]]:
    """Every pair of countries with a published record of one of the kinds, in canonical order: one query.

    Only those in which one of the countries takes part, if some are named.
    """
    first, *others = [part for kind in kinds for part in _pairs(kind, countries)]
    found = {tuple(sorted(pair)) for pair in first.union(*others) if None not in pair and pair[0] != pair[1]}
    return sorted((one, other) for one, other in found if not countries or {one, other} & set(countries))


def _pairs(kind: str, countries: Collection[str]) -> Iterator[QuerySet]:
    """The two sides of the records of a kind, by each two of the ways to its countries."""
    records = RECORDS[kind].objects.published().order_by()
    records = involving(records, countries) if countries else records
    ways = SIDES[kind]
    for place, one in enumerate(ways):
        for other in ways[place:]:
            step = _many(kind, one)
            if step and step == _many(kind, other):
                again = records.annotate(**{OTHER: FilteredRelation(step)})
                yield again.values_list(_code(one), OTHER + _code(other).removeprefix(step))
            elif one != other:
                yield records.values_list(_code(one), _code(other))


def _many(kind: str, way: str) -> str:
    """The first step of a way, if it leads to many rows."""
    field = RECORDS[kind]._meta.get_field(way.partition("__")[0])
    return str(field.name) if field.one_to_many or field.many_to_many else ""


def _code(way: str) -> str:
    return f"{way}__code"
