"""Parameters that name other records, countries, or the two sides of a relation."""

import re
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from relations.api import forms as written
from relations.api.filters.parameter import Parameter, WordsParameter, several
from relations.models import KINDS
from relations.queries.identifiers import meant, shown
from relations.queries.references import Key
from relations.queries.sides import between, involving, leading

PAIR = re.compile(f"({written.COUNTRY})-({written.COUNTRY})")


class ReferenceParameter(WordsParameter):
    """Rows that lead to one of the things named. `ways`: for each kind there may be, the lookup path to it.

    Takes canonical identifiers only, as `VNM` or, where kinds could be confused, `country/VNM`.
    """

    def __init__(self, *, help_text: str, example: str, **ways: str) -> None:
        self.ways = ways
        longest = max(len(f"{kind}/") for kind in ways) + written.LONGEST_SLUG
        pattern = written.whole(written.reference(ways))
        self.schema = several({"type": "string", "maxLength": longest, "pattern": pattern})
        super().__init__(help_text=help_text, example=example)

    def checked(self, words: list[str]) -> list[Key]:
        asked = {word: self.denoted(word) for word in super().checked(words)}
        seen = {
            kind: shown(kind, [key for kinds, key in asked.values() if kind in kinds]) for kind in self.ways
        }
        found = {
            word: [(kind, key) for kind in kinds if key in seen[kind]] for word, (kinds, key) in asked.items()
        }
        if errors := [refusal(*asked[word]) for word, keys in found.items() if not keys]:
            raise ValidationError(errors)
        return [each for keys in found.values() for each in keys]

    def denoted(self, word: str) -> tuple[list[str], str]:
        """The kinds that a word may mean, and the key."""
        kind, slash, key = word.partition("/")
        return ([kind], key) if slash and kind in self.ways else (list(self.ways), word)

    def filter(self, queryset, value):
        return queryset.filter(self.condition(queryset.model, value)) if value else queryset

    def condition(self, model: Any, keys: list[Key]) -> Q:
        by_kind = defaultdict(list)
        for kind, key in keys:
            by_kind[kind].append(key)
        return leading(model, [(self.column(kind), wanted) for kind, wanted in by_kind.items()])

    def column(self, kind: str) -> str:
        """The lookup path to the key itself; a country's is what refers to it."""
        return self.ways[kind] if kind == "country" else f"{self.ways[kind]}__slug"


def refusal(kinds: list[str], key: str) -> ValidationError:
    """Why a key is refused that is no canonical identifier of these kinds."""
    canonical = meant(kinds, key)
    if canonical is None:
        names = " or ".join(KINDS[kind]._meta.verbose_name for kind in kinds)
        found = f"/api/v1/search/suggest/?q={quote(key[:80])}"
        return ValidationError(
            f"There is no {names} {key[:80]!r}. Identifiers by name: {found}", code="unknown_identifier"
        )
    return ValidationError(
        f"{key[:80]!r} is another identifier of {canonical}. Write {canonical}.", code="not_canonical"
    )


class CountryParameter(ReferenceParameter):
    """Rows in which a country takes part, on whichever side."""

    def __init__(self, *, help_text: str, example: str = "VNM") -> None:
        super().__init__(help_text=help_text, example=example, country="")

    def filter(self, queryset, value):
        return involving(queryset, [code for _, code in value]) if value else queryset


class PairField(forms.Field):
    """Two country codes in canonical order."""

    def clean(self, value: str | None) -> list[str] | None:
        return None if value is None else pair(value)


class RelationParameter(Parameter):
    """Rows in which both countries of a relation take part."""

    field_class = PairField
    schema = {"type": "string", "pattern": written.whole(f"{written.COUNTRY}-{written.COUNTRY}")}

    def __init__(self, *, help_text: str) -> None:
        super().__init__(help_text=help_text, example="CHN-VNM")

    def filter(self, queryset, value):
        return between(queryset, value) if value else queryset


def pair(text: str) -> list[str]:
    """The two codes of a relation; refuses what is not two known countries in canonical order."""
    match = PAIR.fullmatch(text)
    codes = list(match.groups()) if match else []
    if len(shown("country", codes)) != 2:
        raise ValidationError(
            "A relation is two different country codes, as in CHN-VNM.", code="not_a_relation"
        )
    if codes != sorted(codes):
        canonical = "-".join(sorted(codes))
        raise ValidationError(
            f"{text} is another order of {canonical}. Write {canonical}.", code="not_canonical"
        )
    return codes
