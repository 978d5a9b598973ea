"""Storing the words by which search finds records and claims. This data is derived from documents."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import F

from relations.documents.document import Document
from relations.documents.naming import Name, names_of, names_of_claim
from relations.models import CLAIM, Publication, SearchEntry, SearchWord, Spelling
from relations.queries.search.matching import has_trigrams
from relations.values.search import deletion_variants, may_be_mistyped, token_set, words

COLUMNS = ("noun", "key", "names", "folded", "is_public")
ROWS = 500


def index(documents: Iterable[Document]) -> list[str]:
    """Store the search entries of the documents. Returns the keys of the entries that changed."""
    found = list(
        {entry.record_key: entry for document in documents for entry in entries_of(document)}.values()
    )
    return [key for start in range(0, len(found), ROWS) for key in store(found[start : start + ROWS])]


def entries_of(document: Document) -> Iterator[SearchEntry]:
    """The search entries of a document: that of the record, and one for each claim.

    The entry of a claim that prints nothing and has no note has no names.
    """
    is_public = document.data.get("publication", Publication.PUBLISHED) == Publication.PUBLISHED
    yield entry_of((document.noun, document.key), names_of(document), is_public=is_public)
    for _, claim in document.claims:
        key = (CLAIM, claim["id"])
        yield entry_of(key, names_of_claim(claim), is_public=is_public, claim_id=claim["id"])


def entry_of(key: tuple[str, str], names: Sequence[Name], **columns: Any) -> SearchEntry:
    """The search entry with these names."""
    lines = [" ".join(words(name.text)) for name in names]
    tokens = " ".join(token_set(name.text for name in names))
    return SearchEntry(
        record_key="/".join(key),
        noun=key[0],
        key=key[1],
        names=[name._asdict() for name in names],
        folded="".join(f"\n {line} " for line in lines) + f"\n+ {tokens} \n",
        **columns,
    )


def store(entries: Sequence[SearchEntry]) -> list[str]:
    """Replace the stored entries that differ; those without names are removed. Returns their keys."""
    keys = [entry.record_key for entry in entries]
    stored = {entry.record_key: entry for entry in SearchEntry.objects.filter(record_key__in=keys)}
    changed = [entry for entry in entries if differs(entry, stored.get(entry.record_key))]
    if changed:
        SearchEntry.objects.filter(record_key__in=[entry.record_key for entry in changed]).delete()
        with_names = [entry for entry in changed if entry.names]
        SearchEntry.objects.bulk_create(with_names)
        store_words(with_names)
    return [entry.record_key for entry in changed]


def differs(entry: SearchEntry, stored: SearchEntry | None) -> bool:
    """Whether the stored entry is different or missing."""
    if stored is None:
        return bool(entry.names)
    return any(getattr(entry, name) != getattr(stored, name) for name in COLUMNS)


def store_words(entries: Iterable[SearchEntry]) -> None:
    """Store the words of new entries, and the spellings that tolerate a typing error."""
    tokens = {entry: entry.folded.split("\n+ ")[1].split() for entry in entries}
    if not has_trigrams(connection):
        SearchWord.objects.bulk_create(
            [SearchWord(entry=entry, word=word) for entry, found in tokens.items() for word in found]
        )
    spell({word for found in tokens.values() for word in found if may_be_mistyped(word)})


def spell(words: set[str]) -> None:
    """Store the spellings of words that are new."""
    known = Spelling.objects.filter(variant__in=words, word=F("variant")).values_list("word", flat=True)
    fresh = sorted(words.difference(known))
    Spelling.objects.bulk_create(
        [
            Spelling(variant=variant, word=word)
            for word in fresh
            for variant in sorted(deletion_variants(word))
        ]
    )


def forget_words() -> None:
    """Remove the spellings of words that no name contains any more. They do no harm until then."""
    lines = SearchEntry.objects.order_by().values_list("folded", flat=True).iterator()
    used = {word for line in lines for word in line.split()}
    known = Spelling.objects.filter(variant=F("word")).order_by().values_list("word", flat=True)
    idle = sorted(set(known) - used)
    for start in range(0, len(idle), ROWS):
        gone = idle[start : start + ROWS]
        Spelling.objects.filter(
            variant__in={variant for word in gone for variant in deletion_variants(word)}, word__in=gone
        ).delete()
