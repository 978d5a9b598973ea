"""What words that somebody selected in a paragraph may mean: what is proposed to whoever makes a claim."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from relations.documents.declaration import fact_part
from relations.documents.part import ChoicePart, Part
from relations.documents.reference import WORDS, OneOfPart
from relations.documents.rows import RowsPart
from relations.documents.value import member_type
from relations.errors import InvalidSearch
from relations.models import Record, SearchEntry
from relations.models.claim import WHOLE_RECORD
from relations.queries.context import NEVER_COMPARED
from relations.queries.search import Wanted, entries
from relations.values.counting import quantity_in
from relations.values.dating import period_in
from relations.values.search import Search
from relations.values.wording import folded

MOST_NAMED = 20
_POSSESSIVE = re.compile(r"['’]s?\s*$")


@dataclass(frozen=True)
class Meaning:
    """Words, and what is called exactly so: record keys, by any name, misspellings and drafts too."""

    words: str
    called: tuple[str, ...]

    @cached_property
    def period(self) -> str | None:
        """The period that they say, as EDTF."""
        found = period_in(self.words)
        return str(found) if found else None

    @cached_property
    def quantity(self) -> dict[str, str] | None:
        """The quantity that they say, in portable form."""
        found = quantity_in(self.words)
        return found.to_portable() if found else None

    def value(self, model: type[Record], fact: str) -> Any:
        """What they would mean as a claim on a fact, in portable form; None if that is not certain."""
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
        """Whether they say a value of the type that claims on a fact carry; any words are text."""
        if fact == WHOLE_RECORD or member_type(fact_part(model, fact)) == "text":
            return False
        return self.value(model, fact) is not None

    def reference(self, part: Part) -> str | None:
        """The one thing of a fitting kind that is called so."""
        found = [key for key in self.called if key.partition("/")[0] in kinds_of(part)]
        return found[0] if len(found) == 1 else None

    def choice(self, part: Part, model: type[Record]) -> str | None:
        """The one choice whose name the words hold."""
        owner, member = (part.model, part.member) if isinstance(part, RowsPart) else (model, part)
        if not isinstance(member, ChoicePart):
            return None
        labels = dict(owner._meta.get_field(member.name).choices)
        said = f" {folded(self.words)} "
        found = [
            value
            for value in member.choices
            if any(f" {folded(name)} " in said for name in (value.replace("_", " "), str(labels[value])))
        ]
        return found[0] if len(found) == 1 else None


def meaning(words: str) -> Meaning:
    """What words may mean: one query."""
    return Meaning(words, tuple(called(_POSSESSIVE.sub("", words))))


def called(words: str) -> list[str]:
    """The keys of what is called exactly so."""
    try:
        wanted = Search.parse(words)
    except InvalidSearch:
        return []
    among = SearchEntry.objects.filter(folded__contains=f"\n {wanted.line} \n")
    found = entries(Wanted(wanted, {}), among).order_by("record_key")
    return list(found.values_list("record_key", flat=True)[:MOST_NAMED])


def kinds_of(part: Part) -> tuple[str, ...]:
    """The kinds that a part refers to."""
    if isinstance(part, OneOfPart):
        return tuple(kind for kind in part.kinds if kind != WORDS)
    return (getattr(part, "noun", ""),)
