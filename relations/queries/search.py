"""What is found under some words. The same hits on both databases; each has an index of its own for them.

A word is found where some word of a name begins with it, or is one typing error away from it. All words must
be found among what one thing is called, in whatever order.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, When

from relations.models import KINDS, SearchEntry, SearchWord, Spelling
from relations.values.search import Search, cuts, is_near

# What is shown first among things that fit alike: what others refer to before what refers to them.
FIRST = ("country", "leader", "organisation", "office", "place", "topic", "partnership", "agreement", "visit")
ORDER = (*FIRST, *(noun for noun in KINDS if noun not in FIRST))
LAST_LETTER = "\U0010ffff"
WHOLE, BEGINNING, WORDS, NEAR = range(4)  # how well a name fits


@dataclass(frozen=True)
class Wanted:
    """A search together with the words of names that its own may be typing errors of."""

    search: Search
    meant: dict[str, list[str]]

    def conditions(self, *, is_forgiving: bool = True) -> list[Q]:
        """For each word the condition on `folded`."""
        return [
            _any(
                *(Q(folded__contains=f" {start}") for start in starts),
                *(Q(folded__contains=f" {other} ") for other in self.meant.get(word, []) if is_forgiving),
            )
            for word, starts in zip(self.search.words, self.search.beginnings(), strict=True)
        ]

    def tokens(self) -> Q:
        """The condition on tokens for the longest word, which has the fewest hits."""
        starts, word = max(
            zip(self.search.beginnings(), self.search.words, strict=True), key=lambda each: len(each[1])
        )
        ranges = (Q(word__gte=start, word__lt=start + LAST_LETTER) for start in starts)
        return _any(*ranges, Q(word__in=self.meant.get(word, [])))


def has_trigrams(database: Any = connection) -> bool:
    """Whether the database finds parts of text by a trigram index."""
    return database.vendor == "postgresql"


def wanted(search: Search) -> Wanted:
    """The search, and which words of names it may mean: one query at most."""
    mistakable = search.mistakable()
    if not mistakable:
        return Wanted(search, {})
    asked = {cut for word in mistakable for cut in cuts(word)}
    known = sorted(set(Spelling.objects.filter(cut__in=asked).order_by().values_list("word", flat=True)))
    return Wanted(search, {word: [other for other in known if is_near(word, other)] for word in mistakable})


def entries(search: Wanted, among: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
    """Those of the entries that are found, in no order."""
    found = among.order_by().filter(*search.conditions())
    if has_trigrams():
        return found
    return found.filter(pk__in=SearchWord.objects.filter(search.tokens()).order_by().values("entry"))


def ranked(search: Wanted, among: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
    """Those that are found, each with its `rank`: the better the fit, the lower; then by kind."""
    line = search.search.line
    fit = Case(
        When(folded__contains=f"\n {line} \n", then=WHOLE),
        When(folded__contains=f"\n {line}", then=BEGINNING),
        When(Q(*search.conditions(is_forgiving=False)), then=WORDS),
        default=NEAR,
        output_field=IntegerField(),
    )
    kind = Case(
        *(When(noun=noun, then=place) for place, noun in enumerate(ORDER)),
        default=len(ORDER),
        output_field=IntegerField(),
    )
    return entries(search, among).annotate(rank=fit * len(KINDS) + kind)


def keys(search: Wanted, noun: str) -> QuerySet:
    """The keys of what readers find of one kind."""
    return entries(search, SearchEntry.objects.public().filter(noun=noun)).values("key")


def _any(*conditions: Q) -> Q:
    found = Q()
    for condition in conditions:
        found |= condition
    return found
