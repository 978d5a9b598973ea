"""Search hits as responses show them: the matched name and a short description."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from relations.models import NameKind, SearchEntry
from relations.queries.search.hints import hints
from relations.queries.search.matching import Wanted
from relations.queries.search.names import NAMELESS, names
from relations.values.search import Search, token_set

MOST_WORDS_OF_A_RELATION = 8
JOINS = "and"


@dataclass(frozen=True)
class Fit:
    """The name that matched, and whether a typing error was tolerated."""

    text: str
    kind: str
    language: str | None
    is_near: bool


def fit(entry: SearchEntry, search: Wanted) -> Fit:
    """The name of an entry that matches best: the one with most of the words."""
    scores = [
        (*_missing(line, search), line != search.search.line, name["kind"] == NameKind.IDENTIFIER, len(line))
        for line, name in zip(entry.lines, entry.names, strict=True)
    ]
    best = min(range(len(scores)), key=scores.__getitem__)
    return Fit(**entry.names[best], is_near=not _as_written(entry, search))


def _missing(line: str, search: Wanted) -> tuple[int, int]:
    """The number of words that a name lacks, first with typing errors tolerated, then without."""
    tokens, missing, missing_as_written = token_set([line]), 0, 0
    for word, starts in zip(search.search.words, search.search.beginnings(), strict=True):
        is_written = any(token.startswith(starts) for token in tokens)
        missing_as_written += not is_written
        missing += not is_written and not set(tokens).intersection(search.near_words.get(word, ()))
    return missing, missing_as_written


def _as_written(entry: SearchEntry, search: Wanted) -> bool:
    return all(any(f" {start}" in entry.folded for start in starts) for starts in search.search.beginnings())


@dataclass(frozen=True)
class Hit:
    """One search hit."""

    kind: str
    key: str
    name: str | None
    hint: str | None
    fit: Fit
    names: Sequence[Mapping[str, Any]] = ()


def hits(entries: Sequence[SearchEntry], search: Wanted) -> list[Hit]:
    """The hits of a search: a constant number of queries."""
    known = hints(entries)
    composed = names((entry.noun, entry.key) for entry in entries if entry.noun in NAMELESS)
    return [
        Hit(
            entry.noun,
            entry.key,
            name_of(entry) or composed.get((entry.noun, entry.key)),
            known.get(entry.record_key),
            fit(entry, search),
            entry.names,
        )
        for entry in entries
    ]


def name_of(entry: SearchEntry) -> str | None:
    """The name of an entry, of a claim its printed words; None if its kind has none, or it is not stated."""
    first = entry.names[0]
    return first["text"] if first["kind"] in (NameKind.NAME, NameKind.PRINTED) else None


def relation(search: Search) -> Hit | None:
    """The relation of two countries given by code or name, in any order: at most one query."""
    if not 2 <= len(search.words) <= MOST_WORDS_OF_A_RELATION:
        return None
    splits = list(halves(search.words))
    known = countries({part for split in splits for part in split})
    for one, other in splits:
        if one in known and other in known and known[one].key != known[other].key:
            pair = sorted((known[one], known[other]), key=lambda entry: entry.key)
            key = "-".join(entry.key for entry in pair)
            name = " and ".join(str(name_of(entry)) for entry in pair)
            return Hit("relation", key, name, None, Fit(key, NameKind.IDENTIFIER.value, None, is_near=False))
    return None


def halves(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words split in two, in every way; an `and` between the halves is dropped."""
    for place in range(1, len(words)):
        yield " ".join(words[:place]), " ".join(words[place:])
        if words[place] == JOINS and place + 1 < len(words):
            yield " ".join(words[:place]), " ".join(words[place + 1 :])


def countries(lines: set[str]) -> dict[str, SearchEntry]:
    """The countries with exactly this name; of several, the one whose code or first name it is."""
    condition = Q()
    for line in sorted(lines):
        condition |= Q(folded__contains=f"\n {line} \n")
    found = SearchEntry.objects.public().filter(
        condition, record_key__gte="country/", record_key__lt="country0"
    )
    called = {line: [entry for entry in found if line in entry.lines] for line in lines}
    return {
        line: min(each, key=lambda entry: (entry.key.lower() != line, entry.lines.index(line), entry.key))
        for line, each in called.items()
        if each
    }
