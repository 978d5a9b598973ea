"""Names for search: every name, word and identifier of a document, and the words of its claims."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from relations.documents.document import Document
from relations.models import KINDS, AliasKind, NameKind

IDENTIFIED_IN = ("id", "alpha_2", "alpha_3", "numeric", "other_codes", "external_ids")
REFERENCES = tuple(f"{noun}/" for noun in KINDS)
# Of names of countries: the official languages of the United Nations, Vietnamese, and traditional Chinese.
LANGUAGES = ("ar", "en", "es", "fr", "ru", "vi", "zh", "zh_Hant")


class Name(NamedTuple):
    """One name, with its kind and language."""

    text: str
    kind: str
    language: str | None = None


def names_of(document: Document) -> list[Name]:
    """All names in a document, the main name first, each alias once per language."""
    found: dict[tuple[str, str | None], Name] = {}
    for name in (*own_names(document), *aliases(document)):
        held = found.get((name.text, None))
        if held and held.language is None and held.kind == name.kind:
            # The same text as a field: the alias adds the language.
            found[name.text, None] = name
        else:
            found.setdefault((name.text, name.language), name)
    others: dict[str, Name] = {}
    for name in (*display_names(document.data.get("alpha_2")), *identifiers(document)):
        others.setdefault(name.text, name)
    called = {name.text for name in found.values()}
    return [*found.values(), *(name for text, name in others.items() if text not in called)]


def names_of_claim(claim: dict[str, Any]) -> list[Name]:
    """The printed words and the note of a claim in a document, those that it has."""
    found = ((NameKind.PRINTED, claim.get("printed")), (NameKind.NOTE, claim.get("note")))
    return [Name(text, kind.value) for kind, text in found if text]


def own_names(document: Document) -> Iterator[Name]:
    """The names and words in the fields."""
    model = KINDS[document.noun]
    fields = {model.name_field: NameKind.NAME} if model.name_field else {}
    for field, kind in {**fields, **model.searched_fields}.items():
        yield from (Name(text, str(kind)) for text in texts(document.data.get(field)))


def aliases(document: Document) -> Iterator[Name]:
    """The aliases as names."""
    for alias in document.data.get("aliases", []):
        yield Name(alias["text"], alias["kind"], alias.get("language"))


@cache
def display_names(alpha_2: str | None) -> tuple[Name, ...]:
    """The names of a country in the CLDR, in LANGUAGES; empty without a code."""
    found = ((language, Locale.parse(language).territories.get(alpha_2)) for language in LANGUAGES)
    return tuple(
        Name(text, AliasKind.TRANSLATION.value, language.replace("_", "-"))
        for language, text in found
        if text
    )


def identifiers(document: Document) -> Iterator[Name]:
    """The key, other codes and external identifiers."""
    for field in IDENTIFIED_IN:
        yield from (Name(text, NameKind.IDENTIFIER.value) for text in texts(document.data.get(field)))


def texts(value: Any) -> Iterator[str]:
    """The texts in a field. References are left out, unless they are words."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and not each.startswith(REFERENCES):
            yield each.removeprefix("words/")
