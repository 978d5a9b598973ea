"""Records that are likely the same because they agree in what sets records of their kind apart.

What counts is declared by kind. Everything is read and sorted once, and each record that has a likely other
comes with one of those: a single query, whatever the number of rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
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

from relations.models import RECORDS, Publication, Record
from relations.models.figure import IDENTITY, Joined, joined

AFTER_DAY = 11  # where, behind a day and a blank, an identifier starts


@dataclass(frozen=True)
class SameMembers:
    """Records with the same members, and the same values (all known), or periods that overlap.

    `rows` name the members, in columns of numbers or texts.
    """

    why: str
    rows: str
    numbers: tuple[str, ...]
    texts: tuple[str, ...]
    same: tuple[str, ...] = ()
    overlapping: str = ""

    def members(self, model: type[Record]) -> Subquery:
        """What is alike where the members are: how many, the sum of numbers, first and last of texts."""
        field: Any = model._meta.get_field(self.rows)
        sums = [Sum(each, default=0) for each in self.numbers]
        ends = [end(each, default=Value("")) for each in self.texts for end in (Min, Max)]
        joined_up = Joined(*(Cast(each, TextField()) for each in (Count("pk"), *sums, *ends)))
        of_record = field.related_model.objects.filter(**{field.field.name: OuterRef("pk")}).order_by()
        return Subquery(of_record.values(field.field.name).annotate(all=joined_up).values("all"))

    def pairs(self, rows: QuerySet) -> QuerySet:
        """Each record after another that is alike, with that one as `other`.

        The members are told inside the one window and nowhere else: the database would ask for them again.
        """
        known = {f"{name}__isnull": False for name in (self.rows, *self.same, *self.bounds)}
        rows = rows.filter(pk__in=rows.filter(**known).values("pk")).alias(members=self.members(rows.model))
        alike = {"partition_by": ["members", *self.same], "order_by": [*self.bounds[:1], "pk"]}
        if not self.overlapping:
            return rows.annotate(other=Window(FirstValue("slug"), **alike)).exclude(other=F("slug"))
        began, ended = self.bounds
        named = Concat(Cast(ended, TextField()), Value(" "), F("slug"), output_field=TextField())
        latest = Window(Max(named), frame=RowRange(end=-1), **alike)
        overlapped = rows.annotate(latest=latest).filter(latest__gte=Cast(began, TextField()))
        return overlapped.annotate(other=Substr("latest", AFTER_DAY + 1))

    @property
    def bounds(self) -> tuple[str, ...]:
        """First and last possible day of the period that overlaps."""
        bounds = ("starts_earliest", "ends_latest")
        return tuple(f"{self.overlapping}_{each}" for each in bounds if self.overlapping)


@dataclass(frozen=True)
class LessSaid:
    """Records that agree in all columns of their identity, but that one leaves some of these unsaid."""

    why: str
    identity: tuple[str, ...]
    unsaid: tuple[str, ...]

    def pairs(self, rows: QuerySet) -> QuerySet:
        """Each record of which another says less, with that one as `other`."""
        found = [NullIf(self.less(columns), F("slug")) for columns in self.subsets()]
        return rows.annotate(other=Coalesce(*found, Value(None))).filter(other__isnull=False)

    def less(self, columns: tuple[str, ...]) -> Window:
        """The record that agrees but for some columns, of which it says none; identities stand once."""
        says_none = {f"{column}__isnull": True for column in columns}
        slug = Case(When(**says_none, then=F("slug")))
        return Window(Max(slug), partition_by=[joined(self.identity, columns)])

    def subsets(self) -> Iterator[tuple[str, ...]]:
        """What may be left unsaid: one of the columns, or several."""
        for size in range(1, len(self.unsaid) + 1):
            yield from combinations(self.unsaid, size)


ALIKE: dict[str, SameMembers | LessSaid] = {
    "meeting": SameMembers(
        "the same participants at one time",
        "participants",
        numbers=("leader", "organisation"),
        texts=("country", "words"),
        overlapping="period",
    ),
    "agreement": SameMembers(
        "the same kind, signing, and parties",
        "parties",
        numbers=("leader", "organisation"),
        texts=("country",),
        same=("kind", "signed"),
    ),
    "trade_figure": LessSaid(
        "the same but for what one does not say: reporter or authority",
        ("exporter", "importer", "reporter", "flow", "product", "hs_revision", "hs_code", *IDENTITY),
        ("reporter", "authority"),
    ),
    "investment_figure": LessSaid(
        "the same, but one names no authority", ("investor", "host", "series", *IDENTITY), ("authority",)
    ),
    "travel_figure": LessSaid(
        "the same, but one names no authority", ("origin", "destination", *IDENTITY), ("authority",)
    ),
}
"""Statements are left out: several by one speaker on one day, of one kind, are the rule."""


def alike(noun: str, start: int, stop: int) -> list[tuple[str, str, str]]:
    """Pairs of keys that are likely the same, and why, from a place in their order to another: one query."""
    kind = ALIKE[noun]
    found = kind.pairs(standing(RECORDS[noun])).order_by("pk").values_list("other", "slug")
    return [(other, key, kind.why) for other, key in found[start:stop]]


def standing(model: type[Record]) -> QuerySet:
    """The records of a kind but those that are retracted."""
    return model._default_manager.exclude(publication=Publication.RETRACTED).order_by()
