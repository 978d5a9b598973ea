"""What a thing is called: every name, word and identifier of a document by which search finds it."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from relations.documents.document import Document
from relations.models import AliasKind, NameKind

# The field that is the name of each kind comes first.
NAMED_IN: dict[str, dict[str, str]] = {
    "agreement": {"title": NameKind.NAME},
    "country": {"name": NameKind.NAME, "official_name": AliasKind.OFFICIAL},
    "leader": {"name": NameKind.NAME, "native_name": AliasKind.NATIVE},
    "meeting": {"title": NameKind.NAME, "participants": NameKind.TEXT},
    "office": {"title": NameKind.NAME},
    "organisation": {"name": NameKind.NAME, "abbreviation": AliasKind.SHORT},
    "partnership": {"label": NameKind.NAME},
    "place": {"name": NameKind.NAME},
    "source": {
        "title": NameKind.NAME,
        "subtitle": NameKind.TEXT,
        "issue": NameKind.TEXT,
        "authors": NameKind.TEXT,
        "translator": NameKind.TEXT,
    },
    "statement": {"gist": NameKind.NAME, "speaker": NameKind.TEXT},
    "topic": {"label": NameKind.NAME},
    "trade_figure": {"product": NameKind.TEXT, "hs_code": NameKind.TEXT, "share_of": NameKind.TEXT},
    "investment_figure": {"share_of": NameKind.TEXT},
    "travel_figure": {"share_of": NameKind.TEXT},
    "visit": {"occasion": NameKind.TEXT, "tour": NameKind.TEXT},
}
IDENTIFIED_IN = ("id", "alpha_2", "alpha_3", "numeric", "other_codes", "external_ids")
REFERENCES = ("leader/", "country/", "organisation/")
# Of country names: those of the United Nations, that of Viet Nam, and the other script of Chinese.
LANGUAGES = ("ar", "en", "es", "fr", "ru", "vi", "zh", "zh_Hant")


class Name(NamedTuple):
    """One thing that something is called."""

    text: str
    kind: str
    language: str | None = None


def names_of(document: Document) -> list[Name]:
    """All that a document calls its record, the name itself first; its aliases once in each language."""
    found: dict[tuple[str, str | None], Name] = {}
    for name in (*own_names(document), *aliases(document)):
        held = found.get((name.text, None))
        if held and held.language is None and held.kind == name.kind:
            # What a field holds: an alias may tell its language.
            found[name.text, None] = name
        else:
            found.setdefault((name.text, name.language), name)
    others: dict[str, Name] = {}
    for name in (*display_names(document.data.get("alpha_2")), *identifiers(document)):
        others.setdefault(name.text, name)
    called = {name.text for name in found.values()}
    return [*found.values(), *(name for text, name in others.items() if text not in called)]


def own_names(document: Document) -> Iterator[Name]:
    """The names and words in its fields."""
    for field, kind in NAMED_IN.get(document.noun, {}).items():
        yield from (Name(text, str(kind)) for text in texts(document.data.get(field)))


def aliases(document: Document) -> Iterator[Name]:
    """Its other names."""
    for alias in document.data.get("aliases", []):
        yield Name(alias["text"], alias["kind"], alias.get("language"))


@cache
def display_names(alpha_2: str | None) -> tuple[Name, ...]:
    """What CLDR calls a country in some languages; nothing where there is no country."""
    named = ((language, Locale.parse(language).territories.get(alpha_2)) for language in LANGUAGES)
    return tuple(
        Name(text, AliasKind.TRANSLATION.value, language.replace("_", "-"))
        for language, text in named
        if text
    )


def identifiers(document: Document) -> Iterator[Name]:
    """Its key, its other codes, and what other systems call it."""
    for field in IDENTIFIED_IN:
        yield from (Name(text, NameKind.IDENTIFIER.value) for text in texts(document.data.get(field)))


def texts(value: Any) -> Iterator[str]:
    """The texts in a field; of references only those that are words."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and not each.startswith(REFERENCES):
            yield each.removeprefix("words/")
