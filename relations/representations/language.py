"""The language of names in responses: countries from CLDR, others by their aliases."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

import pycountry
from babel import Locale, UnknownLocaleError, localedata
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from relations.models import AliasKind
from relations.queries.search.names import Called, Key, names_by_language
from relations.queries.timeline.names import Naming

# Kinds of aliases that can replace a name, the best first.
FIT_TO_SHOW = (AliasKind.OFFICIAL, AliasKind.NATIVE, AliasKind.TRANSLATION, AliasKind.TRANSLITERATION)
# The language of the stored names: those of ISO 3166-1 are English.
STORED = "en"
LETTERS_OF_A_SCRIPT = 4


def requested_language(request: HttpRequest) -> str:
    """The first language of the request in which CLDR names countries, else that of the data."""
    for wanted, weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        found = language_of(wanted) if weight > 0 else None
        if found is not None:
            return found
    return STORED


@lru_cache(maxsize=1024)
def language_of(wanted: str) -> str | None:
    """The language of a tag without its region, unless the script depends on it: zh-TW is zh-Hant.

    Subtags that CLDR does not know are removed from the end, as in the lookup of RFC 4647.
    """
    while wanted:
        try:
            locale = Locale.parse(wanted, sep="-")
        except (ValueError, TypeError, UnknownLocaleError):
            wanted = wanted.rpartition("-")[0]
            continue
        tags = (f"{locale.language}_{locale.script}", locale.language)
        found = next((tag for tag in tags if tag in languages()), None)
        return found.replace("_", "-") if found and names_most(found) else None
    return None


def names_most(language: str) -> bool:
    """Whether CLDR names most countries in a language. It has languages with hardly any names."""
    return len(names_in(language)) > len(names_in(STORED)) / 2


@cache
def languages() -> frozenset[str]:
    """All languages of CLDR without regions, those with several scripts by script."""
    found = (name.split("_") for name in localedata.locale_identifiers())
    return frozenset(
        "_".join(parts)
        for parts in found
        if len(parts) == 1 or (len(parts) == 2 and len(parts[1]) == LETTERS_OF_A_SCRIPT)
    )


@lru_cache(maxsize=64)
def names_in(language: str) -> dict[str, str]:
    """The names of countries in a language, by ISO 3166-1 alpha-2."""
    name = language.replace("-", "_")
    found = {code: str(text) for code, text in localedata.load(name)["territories"].items() if len(code) == 2}
    # Babel would cache everything that CLDR has of each requested language.
    localedata._cache.pop(name, None)
    return found


@lru_cache(maxsize=1024)
def alpha_2(code: str) -> str | None:
    country = pycountry.countries.get(alpha_3=code)
    return country and country.alpha_2


def own_name(names: Iterable[Mapping[str, Any]], language: str) -> str | None:
    """The name of something in a language, from its aliases; never a short, former or misspelt one."""
    found = [name for name in names if name["kind"] in FIT_TO_SHOW and is_same(name["language"], language)]
    return min(found, key=lambda name: FIT_TO_SHOW.index(name["kind"]))["text"] if found else None


def is_same(tag: str | None, language: str) -> bool:
    """Whether a tag names the language. Chinese without a script is simplified."""
    return tag == language or {tag, language} == {"zh", "zh-Hans"}


def called(key: Key, stored: str | None, names: Iterable[Mapping[str, Any]], language: str) -> Called:
    """The name in a language: from CLDR for countries, from aliases for others; else the stored name."""
    kind, code = key
    if kind == "country":
        translated = None if language == STORED else names_in(language).get(alpha_2(code) or "")
        return Called(translated, language) if translated else Called(stored, STORED)
    own = None if language == STORED else own_name(names, language)
    return Called(own, language) if own else Called(stored, None)


def translated_name(
    kind: str, key: str, stored: str | None, context: dict[str, Any]
) -> dict[str, str | None]:
    """The name and its language in a mention, where only countries are translated."""
    name, language = called((kind, key), stored, (), response_language(context))
    return {"name": name, "name_language": language}


def response_language(context: dict[str, Any]) -> str:
    """The requested language, read once for each response."""
    if "language" not in context:
        context["language"] = requested_language(context["request"])
    return context["language"]


def naming(request: HttpRequest) -> Naming:
    """Translates many names into the language of a request: one query, none for the language of the data."""
    language = requested_language(request)

    def by_names(stored: Mapping[Key, str | None]) -> dict[Key, Called]:
        keys = [key for key in stored if key[0] != "country"]
        names = names_by_language(keys) if language != STORED and keys else {}
        return {key: called(key, name, names.get(key, ()), language) for key, name in stored.items()}

    return by_names
