"""What was found, as readers are shown it: under which name, and what it is in a few words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from relations.models import NameKind, SearchEntry
from relations.queries.hints import hints
from relations.queries.search import Wanted
from relations.values.search import Search, bag

MOST_WORDS_OF_A_RELATION = 8
JOINS = "and"


@dataclass(frozen=True)
class Fit:
    """The name under which something was found, and whether that took forgiving a typing error."""

    text: str
    kind: str
    language: str | None
    is_near: bool


def fit(entry: SearchEntry, search: Wanted) -> Fit:
    """Which of its names made search find it: the one that holds most of the words, best."""
    scores = [
        (*_missing(line, search), line != search.search.line, name["kind"] == NameKind.IDENTIFIER, len(line))
        for line, name in zip(entry.lines, entry.names, strict=True)
    ]
    best = min(range(len(scores)), key=scores.__getitem__)
    return Fit(**entry.names[best], is_near=not _as_written(entry, search))


def _missing(line: str, search: Wanted) -> tuple[int, int]:
    """How many words a name lacks, first with typing errors forgiven and then without."""
    tokens, missing, missing_as_written = bag([line]), 0, 0
    for word, starts in zip(search.search.words, search.search.beginnings(), strict=True):
        is_written = any(token.startswith(starts) for token in tokens)
        missing_as_written += not is_written
        missing += not is_written and not set(tokens).intersection(search.meant.get(word, ()))
    return missing, missing_as_written


def _as_written(entry: SearchEntry, search: Wanted) -> bool:
    return all(any(f" {start}" in entry.folded for start in starts) for starts in search.search.beginnings())


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    kind: str
    key: str
    name: str | None
    hint: str | None
    fit: Fit
    names: Sequence[Mapping[str, Any]] = ()


def hits(entries: Sequence[SearchEntry], search: Wanted) -> list[Hit]:
    """What was found, as readers are shown it: a constant number of queries."""
    known = hints(entries)
    return [
        Hit(
            entry.noun,
            entry.key,
            name_of(entry),
            known.get(entry.record_key),
            fit(entry, search),
            entry.names,
        )
        for entry in entries
    ]


def name_of(entry: SearchEntry) -> str | None:
    """The name itself; None if its kind has none, or nobody said."""
    first = entry.names[0]
    return first["text"] if first["kind"] == NameKind.NAME else None


def relation(search: Search) -> Hit | None:
    """The relation that two codes or names of countries mean, whichever stands first: one query at most."""
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
    """Some words cut in two, in every way: an `and` that joins the halves belongs to neither."""
    for place in range(1, len(words)):
        yield " ".join(words[:place]), " ".join(words[place:])
        if words[place] == JOINS and place + 1 < len(words):
            yield " ".join(words[:place]), " ".join(words[place + 1 :])


def countries(lines: set[str]) -> dict[str, SearchEntry]:
    """The countries that are called exactly so; of several, the one whose code or first name it is."""
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
