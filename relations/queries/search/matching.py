"""Matching search words. Both databases give the same hits; each has its own index.

A word matches if a word of a name begins with it, or differs by one typing error. All words must match names
of the same record, or the printed words and the note of the same claim, in any order.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, Q, QuerySet, When

from relations.models import CLAIM, KINDS, SearchEntry, SearchWord, Spelling
from relations.values.search import Search, deletion_variants, is_near

ORDER = sorted(KINDS, key=lambda noun: KINDS[noun].search_rank)
LAST_LETTER = "\U0010ffff"
FULL, BEGINNING, WORDS, NEAR = range(4)  # how well a name fits


@dataclass(frozen=True)
class Wanted:
    """A search, and the words of names that its words may be typing errors of."""

    search: Search
    near_words: dict[str, list[str]]

    def conditions(self, *, is_forgiving: bool = True) -> list[Q]:
        """The condition on `folded` for each word."""
        return [
            _any(
                *(Q(folded__contains=f" {start}") for start in starts),
                *(
                    Q(folded__contains=f" {other} ")
                    for other in self.near_words.get(word, [])
                    if is_forgiving
                ),
            )
            for word, starts in zip(self.search.words, self.search.beginnings(), strict=True)
        ]

    def tokens(self) -> Q:
        """The condition on tokens for the longest word, which has the fewest hits."""
        starts, word = max(
            zip(self.search.beginnings(), self.search.words, strict=True), key=lambda each: len(each[1])
        )
        ranges = (Q(word__gte=start, word__lt=start + LAST_LETTER) for start in starts)
        return _any(*ranges, Q(word__in=self.near_words.get(word, [])))


def has_trigrams(database: Any = connection) -> bool:
    """Whether the database has a trigram index."""
    return database.vendor == "postgresql"


def wanted(search: Search) -> Wanted:
    """The search with the words that it may mean: at most one query."""
    mistakable = search.mistakable()
    if not mistakable:
        return Wanted(search, {})
    variants = {each for word in mistakable for each in deletion_variants(word)}
    known = sorted(
        set(Spelling.objects.filter(variant__in=variants).order_by().values_list("word", flat=True))
    )
    return Wanted(search, {word: [other for other in known if is_near(word, other)] for word in mistakable})


def entries(search: Wanted, among: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
    """The matching entries, unordered."""
    found = among.order_by().filter(*search.conditions())
    if has_trigrams():
        return found
    return found.filter(pk__in=SearchWord.objects.filter(search.tokens()).order_by().values("entry"))


def ranked(search: Wanted, among: QuerySet[SearchEntry]) -> QuerySet[SearchEntry]:
    """The matching entries, each with its `rank`: lower is better, then by kind; claims come last."""
    line = search.search.line
    fit = Case(
        When(folded__contains=f"\n {line} \n", then=FULL),
        When(folded__contains=f"\n {line}", then=BEGINNING),
        When(Q(*search.conditions(is_forgiving=False)), then=WORDS),
        default=NEAR,
        output_field=IntegerField(),
    )
    kind = Case(
        *(When(noun=noun, then=place) for place, noun in enumerate(ORDER)),
        When(noun=CLAIM, then=(NEAR + 1) * len(KINDS)),
        default=len(ORDER),
        output_field=IntegerField(),
    )
    return entries(search, among).annotate(rank=fit * len(KINDS) + kind)


def keys(search: Wanted, noun: str) -> QuerySet:
    """The keys of the published matches of one kind."""
    return entries(search, SearchEntry.objects.public().filter(noun=noun)).values("key")


def claims(search: Wanted) -> QuerySet:
    """The identifiers of the published claims whose printed words and note match."""
    return entries(search, SearchEntry.objects.public().filter(noun=CLAIM)).values("claim")


def _any(*conditions: Q) -> Q:
    found = Q()
    for condition in conditions:
        found |= condition
    return found
