"""In which language an answer names things: countries from CLDR, others by their other names."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

import pycountry
from babel import Locale, UnknownLocaleError, localedata
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from relations.models import AliasKind
from relations.queries.references import Called, Key, names_by_language
from relations.queries.timeline_names import Naming

# Sorts of other names that stand for a thing, the best first.
FIT_TO_SHOW = (AliasKind.OFFICIAL, AliasKind.NATIVE, AliasKind.TRANSLATION, AliasKind.TRANSLITERATION)
# The names that the data hold: those of ISO 3166-1, in English.
STORED = "en"
LETTERS_OF_A_SCRIPT = 4


def asked(request: HttpRequest) -> str:
    """The first language of the request in which CLDR names countries, else that of the data."""
    for wanted, weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        found = language_of(wanted) if weight > 0 else None
        if found is not None:
            return found
    return STORED


@lru_cache(maxsize=1024)
def language_of(wanted: str) -> str | None:
    """The language behind a tag, without its region unless the script hangs on it: zh-TW is zh-Hant.

    What CLDR does not know of a tag is left out from its end, as RFC 4647 looks languages up.
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
    """Whether CLDR names most countries in a language: of some it knows the name of hardly one."""
    return len(names_in(language)) > len(names_in(STORED)) / 2


@cache
def languages() -> frozenset[str]:
    """Every language of CLDR, those of several scripts by script; regions apart."""
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
    # Babel would keep all that CLDR knows of the language, in every language ever asked for.
    localedata._cache.pop(name, None)
    return found


@lru_cache(maxsize=1024)
def alpha_2(code: str) -> str | None:
    country = pycountry.countries.get(alpha_3=code)
    return country and country.alpha_2


def own_name(names: Iterable[Mapping[str, Any]], language: str) -> str | None:
    """What something is called in a language, by its own names; never a short, former or misspelt one."""
    found = [name for name in names if name["kind"] in FIT_TO_SHOW and is_same(name["language"], language)]
    return min(found, key=lambda name: FIT_TO_SHOW.index(name["kind"]))["text"] if found else None


def is_same(tag: str | None, language: str) -> bool:
    """Whether a tag names the language; Chinese without a script is in the simplified one."""
    return tag == language or {tag, language} == {"zh", "zh-Hans"}


def called(key: Key, stored: str | None, names: Iterable[Mapping[str, Any]], language: str) -> Called:
    """The name in a language: of countries that of CLDR, of others their own; else the one that is stored."""
    kind, code = key
    if kind == "country":
        translated = None if language == STORED else names_in(language).get(alpha_2(code) or "")
        return Called(translated, language) if translated else Called(stored, STORED)
    own = None if language == STORED else own_name(names, language)
    return Called(own, language) if own else Called(stored, None)


def named(kind: str, key: str, stored: str | None, context: dict[str, Any]) -> dict[str, str | None]:
    """The name of something as a mention shows it, with its language: only countries are translated there."""
    name, language = called((kind, key), stored, (), of_answer(context))
    return {"name": name, "name_language": language}


def of_answer(context: dict[str, Any]) -> str:
    """The language asked for, read once for each answer."""
    found: str = context.setdefault("language", asked(context["request"]))
    return found


def naming(request: HttpRequest) -> Naming:
    """What many things are called in the language of a request: one query, none for that of the data."""
    language = asked(request)

    def by_names(stored: Mapping[Key, str | None]) -> dict[Key, Called]:
        keys = [key for key in stored if key[0] != "country"]
        names = names_by_language(keys) if language != STORED and keys else {}
        return {key: called(key, name, names.get(key, ()), language) for key, name in stored.items()}

    return by_names
