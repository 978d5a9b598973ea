"""What the words that a curator selected in a paragraph may mean, to fill in a claim."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from relations.documents.declaration import fact_part
from relations.documents.parts.part import ChoicePart, Part
from relations.documents.parts.reference import WORDS, OneOfPart
from relations.documents.parts.rows import RowsPart
from relations.documents.parts.value import member_type
from relations.errors import InvalidSearch
from relations.models import Record, SearchEntry
from relations.models.claim import WHOLE_RECORD
from relations.queries.evidence.context import NEVER_COMPARED
from relations.queries.search.matching import Wanted, entries
from relations.values.search import Search
from relations.values.text.amounts import quantity_in
from relations.values.text.dates import period_in
from relations.values.wording import folded

MOST_NAMED = 20
_POSSESSIVE = re.compile(r"['’]s?\s*$")


@dataclass(frozen=True)
class Meaning:
    """Words, and the record keys with exactly this name, misspelling or alias, drafts included."""

    words: str
    called: tuple[str, ...]

    @cached_property
    def period(self) -> str | None:
        """The period that the words state, as EDTF."""
        found = period_in(self.words)
        return str(found) if found else None

    @cached_property
    def quantity(self) -> dict[str, str] | None:
        """The quantity that the words state, in portable form."""
        found = quantity_in(self.words)
        return found.to_portable() if found else None

    def value(self, model: type[Record], fact: str) -> Any:
        """The value for a claim on a fact, in portable form; None if it is not certain."""
        if fact == WHOLE_RECORD or fact in NEVER_COMPARED:
            return None
        part = fact_part(model, fact)
        match member_type(part):
            case "period":
                return self.period
            case "quantity":
                return self.quantity
            case "reference":
                return self.reference(getattr(part, "member", part))
            case "choice":
                return self.choice(part, model)
            case _:
                return self.words or None

    def fits(self, model: type[Record], fact: str) -> bool:
        """Whether the words state a value of the type of a fact. Any words are text."""
        if fact == WHOLE_RECORD or member_type(fact_part(model, fact)) == "text":
            return False
        return self.value(model, fact) is not None

    def reference(self, part: Part) -> str | None:
        """The only record of a fitting kind with this name."""
        found = [key for key in self.called if key.partition("/")[0] in kinds_of(part)]
        return found[0] if len(found) == 1 else None

    def choice(self, part: Part, model: type[Record]) -> str | None:
        """The only choice whose name is in the words."""
        owner, member = (part.model, part.member) if isinstance(part, RowsPart) else (model, part)
        if not isinstance(member, ChoicePart):
            return None
        labels = dict(owner._meta.get_field(member.name).choices)
        words = f" {folded(self.words)} "
        found = [
            value
            for value in member.choices
            if any(f" {folded(name)} " in words for name in (value.replace("_", " "), str(labels[value])))
        ]
        return found[0] if len(found) == 1 else None


def meaning(words: str) -> Meaning:
    """What words may mean: one query."""
    return Meaning(words, tuple(called(_POSSESSIVE.sub("", words))))


def called(words: str) -> list[str]:
    """The record keys with exactly this name."""
    try:
        wanted = Search.parse(words)
    except InvalidSearch:
        return []
    among = SearchEntry.objects.of_records().filter(folded__contains=f"\n {wanted.line} \n")
    found = entries(Wanted(wanted, {}), among).order_by("record_key")
    return list(found.values_list("record_key", flat=True)[:MOST_NAMED])


def kinds_of(part: Part) -> tuple[str, ...]:
    """The kinds that a field can refer to."""
    if isinstance(part, OneOfPart):
        return tuple(kind for kind in part.kinds if kind != WORDS)
    return (getattr(part, "noun", ""),)
