"""Records that are probably duplicates because they agree in what identifies records of their kind.

The model of each kind declares what counts. Everything is read and sorted once, and each record comes with
one similar record: one query, whatever the number of rows.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    Max,
    Min,
    OuterRef,
    QuerySet,
    RowRange,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Concat, FirstValue, NullIf, Substr

from relations.models import Publication, Record
from relations.models.duplicates import LessSpecific, SameMembers
from relations.models.figure import Joined, joined

AFTER_DAY = 11  # where, after a day and a blank, an identifier starts


def with_same_members(rows: QuerySet, way: SameMembers) -> QuerySet:
    """Each record that agrees with an earlier one, with that one as `other`.

    The members are read inside the one window and nowhere else: the database would look them up again.
    """
    known = {f"{name}__isnull": False for name in (way.rows, *way.same, *bounds(way))}
    rows = rows.filter(pk__in=rows.filter(**known).values("pk")).alias(members=members(rows.model, way))
    alike: dict[str, Any] = {
        "partition_by": ["members", *way.same],
        "order_by": [*bounds(way)[:1], "pk"],
    }
    if not way.overlapping:
        return rows.annotate(other=Window(FirstValue("slug"), **alike)).exclude(other=F("slug"))
    began, ended = bounds(way)
    sort_key = Concat(Cast(ended, TextField()), Value(" "), F("slug"), output_field=TextField())
    latest = Window(Max(sort_key), frame=RowRange(end=-1), **alike)
    overlapped = rows.annotate(latest=latest).filter(latest__gte=Cast(began, TextField()))
    return overlapped.annotate(other=Substr("latest", AFTER_DAY + 1))


def members(model: type[Record], way: SameMembers) -> Subquery:
    """What is the same if the members are: how many, the sum of numbers, first and last of texts."""
    field: Any = model._meta.get_field(way.rows)
    totals = [Sum(each, default=0) for each in way.numbers]
    ends = [end(each, default=Value("")) for each in way.texts for end in (Min, Max)]
    joined_up = Joined(*(Cast(each, TextField()) for each in (Count("pk"), *totals, *ends)))
    of_record = field.related_model.objects.filter(**{field.field.name: OuterRef("pk")}).order_by()
    return Subquery(of_record.values(field.field.name).annotate(all=joined_up).values("all"))


def bounds(way: SameMembers) -> tuple[str, ...]:
    """First and last possible day of the period that overlaps; empty if periods do not matter."""
    ends = ("starts_earliest", "ends_latest")
    return tuple(f"{way.overlapping}_{each}" for each in ends if way.overlapping)


def with_less_specific(rows: QuerySet, way: LessSpecific) -> QuerySet:
    """Each record of which another states less, with that one as `other`."""
    found = [NullIf(less_specific(way, columns), F("slug")) for columns in subsets(way)]
    return rows.annotate(other=Coalesce(*found, Value(None))).filter(other__isnull=False)


def less_specific(way: LessSpecific, columns: tuple[str, ...]) -> Window:
    """The record that agrees in all but some columns and leaves these empty. Identities are unique."""
    states_none = {f"{column}__isnull": True for column in columns}
    slug = Case(When(**states_none, then=F("slug")))
    return Window(Max(slug), partition_by=[joined(way.identity, columns)])


def subsets(way: LessSpecific) -> Iterator[tuple[str, ...]]:
    """The columns that a record may leave empty: one of them, or several."""
    for size in range(1, len(way.may_lack) + 1):
        yield from combinations(way.may_lack, size)


def similar_records(
    model: type[Record], way: SameMembers | LessSpecific, start: int, stop: int
) -> list[tuple[str, str]]:
    """Pairs of keys of records that are likely the same, from one position to another: one query."""
    rows = current(model)
    found = with_same_members(rows, way) if isinstance(way, SameMembers) else with_less_specific(rows, way)
    return list(found.order_by("pk").values_list("other", "slug")[start:stop])


def current(model: type[Record]) -> QuerySet:
    """The records of a kind, without those that are retracted."""
    return model._default_manager.exclude(publication=Publication.RETRACTED).order_by()
