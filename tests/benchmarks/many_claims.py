"""100 000 claims, conflicts, aliases, revisions and search entries each, most of them about visits."""

import random
from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID

from django.db import connection

from relations.documents.parts.value import value_key, value_text
from relations.models import (
    CLAIM,
    Alias,
    Claim,
    Conflict,
    Leader,
    Record,
    Revision,
    SearchEntry,
    SearchWord,
    Visit,
)
from relations.queries.search.matching import has_trigrams
from relations.values.comparison import Standing
from tests.benchmarks.scale import ROWS, SOURCES, mostly, rarely, updated

WORDS = 5_000


def about(number: int, keys: dict[int, str]) -> dict:
    """The columns that point at a visit."""
    return {"about_visit_id": number + 1, "noun": "visit", "record_key": f"visit/{keys[number + 1]}"}


def keys(model: type[Record] = Visit) -> dict[int, str]:
    return dict(model.objects.values_list("id", "slug"))


def claims(chance: random.Random) -> Iterator[Claim]:
    visits = keys()
    for number in range(ROWS):
        paragraph = chance.randrange(SOURCES * 100)
        yield Claim(
            id=UUID(int=chance.getrandbits(128)),
            fact=chance.choice(Visit.facts),
            source_id=paragraph % SOURCES + 1,
            paragraph_id=paragraph + 1,
            printed="words",
            value=(value := {"type": "choice", "value": mostly(number, "official", "state")}),
            value_key=value_key(value_text(value)),
            attributed_to=rarely(number, 3, f"speaker {number % 300}"),
            modality=mostly(number, "reported", "planned"),
            standing=chance.choice([*Standing]).value,
            negated=number % 1_000 == 0,
            deprecated_because="" if number % 900 else "A misprint.",
            is_public=True,
            **about(number, visits),
        )


def conflicts(chance: random.Random) -> Iterator[Conflict]:
    visits = keys()
    for number in range(ROWS):
        fact = mostly(number, "period", "status")
        yield Conflict(fact=fact, source_count=2, is_public=True, **about(number, visits))


def aliases(chance: random.Random) -> Iterator[Alias]:
    visits = keys()
    for number in range(ROWS):
        yield Alias(text=f"name {number}", kind="short", is_public=True, **about(number, visits))


def revisions(chance: random.Random) -> Iterator[Revision]:
    for number, slug in enumerate(keys().values()):
        document = f'{{"id":"{slug}"}}'
        yield Revision(
            noun="visit",
            key=slug,
            number=1,
            action="create",
            publication="published",
            by="maker",
            at=updated(number),
            document=document,
            digest=sha256(document.encode()).hexdigest(),
            is_public=True,
        )


def word(chance: random.Random) -> str:
    """A word; words with small numbers are more frequent, as in names."""
    number = int(WORDS * chance.random() ** 3)
    return "".join(chr(ord("b") + int(digit)) for digit in f"{number:05d}")


def entries(chance: random.Random) -> Iterator[SearchEntry]:
    """Of visits and of leaders, some of whom share their names; and of claims."""
    found = [(model.noun(), slug, None) for model in (Visit, Leader) for slug in keys(model).values()]
    found += [(CLAIM, str(pk), pk) for pk in Claim.objects.values_list("id", flat=True)]
    for number, (noun, key, claim) in enumerate(found):
        words = " ".join(sorted({word(chance), word(chance)}))
        yield SearchEntry(
            id=number + 1,
            record_key=f"{noun}/{key}",
            noun=noun,
            key=key,
            claim_id=claim,
            names=[{"text": words, "kind": "printed" if claim else "name", "language": None}],
            folded=f"\n {words} \n+ {words} \n",
            is_public=True,
        )


def tokens(chance: random.Random) -> Iterator[SearchWord]:
    """The table of words, which replaces the index where the database has no trigrams."""
    if has_trigrams(connection):
        return
    for pk, folded in SearchEntry.objects.values_list("id", "folded"):
        for each in folded.split("\n+ ")[1].split():
            yield SearchWord(entry_id=pk, word=each)


MADE = (claims, conflicts, aliases, revisions, entries, tokens)
