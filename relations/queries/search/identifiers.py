"""Resolving identifiers: keys, other codes of countries, and identifiers of other systems."""

import re
from collections.abc import Iterable

from django.db.models import Q

from relations.models import KINDS, Country, Documented, ExternalIdentifier, Publication, Record

_PLAUSIBLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._~/-]{0,159}")


def lookup(noun: str, text: str) -> Documented | None:
    """The record that an identifier leads to, or None. Follows merges; the caller checks publication.

    Tried in this order: the key, in any case; another code of a country, current ones first; an external
    identifier such as `wikidata:Q881`.
    """
    if not _PLAUSIBLE.fullmatch(text):
        return None
    found = (
        _by_key(noun, text)
        or (_by_other_code(text) if noun == "country" else None)
        or _by_external(noun, text)
    )
    while isinstance(found, Record) and found.merged_into is not None:
        found = found.merged_into
    return found


def _by_key(noun: str, text: str) -> Documented | None:
    model = KINDS[noun]
    key = text.upper() if noun == "country" else text.lower()
    return model._default_manager.filter(**{model.key_field: key}).first()


def _by_other_code(text: str) -> Country | None:
    code = text.upper()
    current = Country.objects.filter(Q(alpha_2=code) | Q(alpha_3=code) | Q(numeric=code)).first()
    return current or Country.objects.filter(other_codes__code=code).first()


def _by_external(noun: str, text: str) -> Documented | None:
    if ":" not in text:
        return None
    found = ExternalIdentifier.objects.filter(text=text, **{f"about_{noun}__isnull": False}).first()
    return getattr(found, f"about_{noun}") if found else None


def published_keys(noun: str, keys: Iterable[str]) -> set[str]:
    """Which of the keys belong to something that readers see."""
    model = KINDS[noun]
    plausible = [key for key in keys if _PLAUSIBLE.fullmatch(key)]
    found = model._default_manager.filter(**{f"{model.key_field}__in": plausible})
    if issubclass(model, Record):
        found = found.filter(publication=Publication.PUBLISHED)
    return set(found.order_by().values_list(model.key_field, flat=True)) if plausible else set()


def canonical_key(nouns: Iterable[str], text: str) -> str | None:
    """The canonical key to use instead of another identifier of the same record, or None."""
    for noun in nouns:
        found = lookup(noun, text)
        if found is not None and (not isinstance(found, Record) or found.is_published):
            return found.key
    return None
