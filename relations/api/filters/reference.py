"""Parameters that name other records, countries, or the two countries of a relation."""

import re
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from django.db.models import Q

from relations.api.filters.filter import Filter
from relations.api.filters.parameter import WordsParameter, several
from relations.api.parameters import patterns
from relations.api.parameters.parameter import InvalidValue
from relations.models import KINDS
from relations.queries.relation.participants import between, involving, leading
from relations.queries.search.identifiers import canonical_key, published_keys
from relations.queries.search.names import Key

PAIR = re.compile(f"({patterns.COUNTRY})-({patterns.COUNTRY})")


class ReferenceParameter(WordsParameter):
    """Rows that refer to one of these records. `ways` has the lookup path for each possible kind.

    Takes canonical identifiers only: `VNM` or, where kinds could be confused, `country/VNM`.
    """

    def __init__(self, *, help_text: str, example: str, **ways: str) -> None:
        self.ways = ways
        longest = max(len(f"{kind}/") for kind in ways) + patterns.LONGEST_SLUG
        pattern = patterns.anchored(patterns.reference(ways))
        self.schema = several({"type": "string", "maxLength": longest, "pattern": pattern})
        super().__init__(help_text=help_text, example=example)

    def checked(self, words: list[str]) -> list[Key]:
        references = {word: self.denoted(word) for word in super().checked(words)}
        seen = {
            kind: published_keys(kind, [key for kinds, key in references.values() if kind in kinds])
            for kind in self.ways
        }
        found = {
            word: [(kind, key) for kind in kinds if key in seen[kind]]
            for word, (kinds, key) in references.items()
        }
        if errors := [unknown_key(*references[word]) for word, keys in found.items() if not keys]:
            raise InvalidValue(*errors[0], *errors[1:])
        return [each for keys in found.values() for each in keys]

    def denoted(self, word: str) -> tuple[list[str], str]:
        """The kinds that an identifier may be of, and its key."""
        kind, slash, key = word.partition("/")
        return ([kind], key) if slash and kind in self.ways else (list(self.ways), word)

    def filter(self, queryset, value):
        return queryset.filter(self.condition(queryset.model, value)) if value else queryset

    def condition(self, model: Any, keys: list[Key]) -> Q:
        by_kind = defaultdict(list)
        for kind, key in keys:
            by_kind[kind].append(key)
        return leading(model, [(self.column_of(kind), wanted) for kind, wanted in by_kind.items()])

    def column_of(self, kind: str) -> str:
        """The lookup path to the key itself. A country is referred to by its key."""
        return self.ways[kind] if kind == "country" else f"{self.ways[kind]}__slug"


def unknown_key(kinds: list[str], key: str) -> tuple[str, str]:
    """The code and message for a key that is not a canonical identifier of these kinds."""
    canonical = canonical_key(kinds, key)
    if canonical is not None:
        return "not_canonical", f"{key[:80]!r} is another identifier of {canonical}. Write {canonical}."
    names = " or ".join(KINDS[kind]._meta.verbose_name for kind in kinds)
    found = f"/api/v1/search/suggest/?q={quote(key[:80])}"
    return "unknown_identifier", f"There is no {names} {key[:80]!r}. Identifiers by name: {found}"


class CountryParameter(ReferenceParameter):
    """Rows in which a country takes part, in any role."""

    def __init__(self, *, help_text: str, example: str = "VNM") -> None:
        super().__init__(help_text=help_text, example=example, country="")

    def filter(self, queryset, value):
        return involving(queryset, [code for _, code in value]) if value else queryset


class RelationParameter(Filter):
    """Rows in which both countries of a relation take part."""

    schema = {"type": "string", "pattern": patterns.anchored(f"{patterns.COUNTRY}-{patterns.COUNTRY}")}

    def __init__(self, *, help_text: str) -> None:
        super().__init__(help_text=help_text, example="CHN-VNM")

    def clean(self, text: str, view: Any) -> list[str]:
        return pair(text)

    def explain(self, value: list[str]) -> list[str]:
        return ["-".join(value)]

    def filter(self, queryset, value):
        return between(queryset, value) if value else queryset


class BetweenParameter(RelationParameter):
    """Rows in which both of two countries take part, named in either order."""

    schema = {"type": "string", "pattern": patterns.anchored(f"{patterns.COUNTRY},{patterns.COUNTRY}")}

    def clean(self, text: str, view: Any) -> list[str]:
        codes = sorted(text.split(","))
        if len(codes) != 2 or len(published_keys("country", codes)) != 2:
            raise InvalidValue("not_a_relation", "Write two different country codes, as in CHN,VNM.")
        return codes

    def example_value(self, example: str) -> str:
        return example.replace("-", ",")


def pair(text: str) -> list[str]:
    """The two codes of a relation. Raises InvalidValue if they are not two known countries in order."""
    match = PAIR.fullmatch(text)
    codes = list(match.groups()) if match else []
    if len(published_keys("country", codes)) != 2:
        raise InvalidValue("not_a_relation", "A relation is two different country codes, as in CHN-VNM.")
    if codes != sorted(codes):
        canonical = "-".join(sorted(codes))
        raise InvalidValue("not_canonical", f"{text} is another order of {canonical}. Write {canonical}.")
    return codes
