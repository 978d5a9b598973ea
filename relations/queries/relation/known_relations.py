"""The pairs of countries that have records in common."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, QuerySet

from relations.models import RECORDS, Country
from relations.queries.relation.participants import COUNTRY_PATHS, involving, rows_leading
from relations.queries.statement import Compiled

OTHER = "other_side"
AT_ONCE = (1, 8, 64, 512)
"""Of so many countries the relations are looked up in one query: of one, and of ever more if it has none."""


@dataclass(frozen=True)
class Selection:
    """Records of some kinds: what builds their querysets from a structure and from values (statement.py)."""

    build: Callable[[Any, Sequence[Any]], list[QuerySet]]
    structure: Hashable = None
    values: tuple[Any, ...] = ()


def known_relations(
    records: Selection,
    countries: Collection[str] = (),
    start: str | None = None,
    *,
    is_backwards: bool = False,
) -> Iterator[tuple[str, str]]:
    """Every pair of countries with one of the records, in canonical order from one pair (`CHN-VNM`).

    If countries are given, only pairs with one of them. Pairs are loaded lazily, all pairs of one first
    country together: at most five queries to find the next.
    """
    for firsts in _firsts(start and start.partition("-")[0], is_backwards):
        for pair in sorted(_with_first(records, countries, firsts), reverse=is_backwards):
            is_here = start is None or (pair <= _split(start) if is_backwards else pair >= _split(start))
            if is_here and (not countries or {*pair} & {*countries}):
                yield pair


def _firsts(start: str | None, is_backwards: bool) -> Iterator[list[str]]:
    """The codes of all countries from one on, few at first."""
    codes = Country.objects.order_by("-code" if is_backwards else "code").values_list("code", flat=True)
    if start is not None:
        codes = codes.filter(**{"code__lte" if is_backwards else "code__gte": start})
    found, begin = list(codes), 0
    for size in AT_ONCE:
        yield found[begin:][:size]
        begin += size


def _with_first(
    records: Selection, countries: Collection[str], firsts: Sequence[str]
) -> set[tuple[str, str]]:
    """The pairs whose first country is one of these."""
    if not firsts:
        return set()
    structure = (records.build, records.structure, len(records.values), len(countries))
    found = PAIRS.rows(structure, [*records.values, *sorted(countries), *firsts])
    return {(one, other) for one, other in found if other is not None and one < other}


def _build_pairs(structure: tuple[Any, ...], values: Sequence[Any]) -> QuerySet:
    build, own, count, countries = structure
    among, firsts = values[count : count + countries], values[count + countries :]
    rows = [each.order_by() for each in build(own, values[:count])]
    chosen = [involving(each, among) for each in rows] if among else rows
    first, *others = [part for each in chosen for part in _pairs(each, firsts)]
    return first.union(*others)


PAIRS = Compiled(_build_pairs)


def _split(relation: str) -> tuple[str, ...]:
    return tuple(relation.split("-"))


def _pairs(records: QuerySet, firsts: Collection[str]) -> Iterator[QuerySet]:
    """The pairs of one of the countries with each other country of its records."""
    kind = records.model.noun()
    for one in COUNTRY_PATHS[kind]:
        step = _many(kind, one)
        found = records.filter(**{f"{one}__in": firsts}) if step else _through(records, one, firsts)
        for other in COUNTRY_PATHS[kind]:
            if step and step == _many(kind, other):
                again = found.annotate(**{OTHER: FilteredRelation(step)})
                yield again.values_list(_code(one), OTHER + _code(other).removeprefix(step))
            elif one != other:
                yield found.values_list(_code(one), _code(other))


def _through(records: QuerySet, way: str, codes: Collection[str]) -> QuerySet:
    """The records from which a path leads to one of the countries, found before their dates are filtered.

    SQLite would otherwise read all dated records and follow the path from each.
    """
    return records.filter(pk__in=rows_leading(records.model, way, codes))


def _many(kind: str, way: str) -> str:
    """The first step of a path, if it leads to many rows."""
    field = RECORDS[kind]._meta.get_field(way.partition("__")[0])
    return str(field.name) if field.one_to_many or field.many_to_many else ""


def _code(way: str) -> str:
    return f"{way}__code"
