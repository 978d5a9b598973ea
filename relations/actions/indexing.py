"""Storing under which names things are found. Derived data, never typed: it follows from documents alone."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import F

from relations.documents.document import Document
from relations.documents.naming import names_of
from relations.models import Publication, SearchEntry, SearchWord, Spelling
from relations.queries.search import has_trigrams
from relations.values.search import bag, cuts, is_meant, words

COLUMNS = ("noun", "key", "names", "folded", "is_public")
ROWS = 500


def index(documents: Iterable[Document]) -> list[str]:
    """Let search find the records under what their documents call them. Says which were found otherwise."""
    found = list({document.record_key: entry_of(document) for document in documents}.values())
    return [key for start in range(0, len(found), ROWS) for key in store(found[start : start + ROWS])]


def entry_of(document: Document) -> SearchEntry:
    """What search needs to know of a document."""
    names = names_of(document)
    lines = [" ".join(words(name.text)) for name in names]
    tokens = " ".join(bag(name.text for name in names))
    return SearchEntry(
        record_key=document.record_key,
        noun=document.noun,
        key=document.key,
        names=[name._asdict() for name in names],
        folded="".join(f"\n {line} " for line in lines) + f"\n+ {tokens} \n",
        is_public=document.data.get("publication", Publication.PUBLISHED) == Publication.PUBLISHED,
    )


def store(entries: Sequence[SearchEntry]) -> list[str]:
    """Put the entries in the place of those that are stored; gives the keys of those that were different."""
    keys = [entry.record_key for entry in entries]
    stored = {entry.record_key: entry for entry in SearchEntry.objects.filter(record_key__in=keys)}
    changed = [entry for entry in entries if differs(entry, stored.get(entry.record_key))]
    if changed:
        SearchEntry.objects.filter(record_key__in=[entry.record_key for entry in changed]).delete()
        SearchEntry.objects.bulk_create(changed)
        store_words(changed)
    return [entry.record_key for entry in changed]


def differs(entry: SearchEntry, stored: SearchEntry | None) -> bool:
    """Whether what is stored is something else, or nothing."""
    return stored is None or any(getattr(entry, name) != getattr(stored, name) for name in COLUMNS)


def store_words(entries: Iterable[SearchEntry]) -> None:
    """Write the tokens of new entries, and how their words may be mistyped."""
    tokens = {entry: entry.folded.split("\n+ ")[1].split() for entry in entries}
    if not has_trigrams(connection):
        SearchWord.objects.bulk_create(
            [SearchWord(entry=entry, word=word) for entry, found in tokens.items() for word in found]
        )
    spell({word for found in tokens.values() for word in found if is_meant(word)})


def spell(meant: set[str]) -> None:
    """Write how words may be mistyped, of those that are new."""
    known = Spelling.objects.filter(cut__in=meant, word=F("cut")).values_list("word", flat=True)
    fresh = sorted(meant.difference(known))
    Spelling.objects.bulk_create(
        [Spelling(cut=cut, word=word) for word in fresh for cut in sorted(cuts(word))]
    )


def forget_words() -> None:
    """Remove the spellings of words that no name holds any more; until then they just find nothing."""
    lines = SearchEntry.objects.order_by().values_list("folded", flat=True).iterator()
    used = {word for line in lines for word in line.split()}
    known = Spelling.objects.filter(cut=F("word")).order_by().values_list("word", flat=True)
    idle = sorted(set(known) - used)
    for start in range(0, len(idle), ROWS):
        gone = idle[start : start + ROWS]
        Spelling.objects.filter(cut__in={cut for word in gone for cut in cuts(word)}, word__in=gone).delete()
