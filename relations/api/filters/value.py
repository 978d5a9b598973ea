"""Filtering claims by their value: its type, a colon, and the value."""

from collections.abc import Callable
from functools import cache

from relations.api.filters.parameter import MAX_LETTERS, TextParameter, several
from relations.api.filters.reference import unknown_key
from relations.api.parameters import patterns
from relations.api.parameters.parameter import InvalidValue
from relations.api.problems.did_you_mean import did_you_mean
from relations.documents.declaration import fact_part
from relations.documents.parts.part import ChoicePart
from relations.documents.parts.value import TypedValue, value_key, value_text
from relations.errors import Error
from relations.models import KINDS, RECORDS
from relations.queries.search.identifiers import published_keys
from relations.values.period import Period
from relations.values.quantity import Quantity
from relations.values.reference import Reference

EXAMPLES = "period:2023-12, quantity:30, reference:leader/xi-jinping, choice:signed or text:Xi Jinping"
SLUGGED = [kind for kind in KINDS if kind != "country"]
# How the value of each type is written.
FORMS = {
    "period": r"[^\x00]+",
    "quantity": patterns.AMOUNT,
    "reference": f"country/{patterns.COUNTRY}|{patterns.record_key(SLUGGED)}",
    "choice": "[a-z0-9_]+",
    "text": patterns.WORDS,
}
FORM = "|".join(f"{kind}:({form})" for kind, form in FORMS.items())


class ValueParameter(TextParameter):
    """Claims with one of these values. Only repetition means *or*, because values contain commas."""

    schema = several({"type": "string", "maxLength": MAX_LETTERS, "pattern": patterns.anchored(FORM)})

    def checked(self, words: list[str]) -> list[str]:
        return [value_text(typed_value(word)) for word in super().checked(words)]

    def filter(self, queryset, value):
        keys = [value_key(text) for text in value or ()]
        return queryset.filter(**{f"{self.column}__in": keys}) if value else queryset


def typed_value(word: str) -> TypedValue:
    """The value in `type:value`. Raises InvalidValue."""
    kind, _, text = word.partition(":")
    if kind not in READERS or not text.strip():
        detail = f"{word[:80]!r} is not a type and a value. Write one such as {EXAMPLES}."
        raise InvalidValue("malformed", detail)
    try:
        return READERS[kind](text)
    except Error as error:
        raise InvalidValue(error.code, str(error)) from error


def period(text: str) -> TypedValue:
    """A period in EDTF. Raises InvalidPeriod."""
    return {"type": "period", "edtf": Period.parse(text).edtf}


def quantity(text: str) -> TypedValue:
    """An amount. Raises InvalidQuantity."""
    return {"type": "quantity"} | Quantity.from_parts(text).to_portable()


def reference(text: str) -> TypedValue:
    """A published record or reference data, as `kind/id`. Raises InvalidReference and InvalidValue."""
    found = Reference.parse(text)
    if found.kind not in KINDS:
        detail = f"{found.kind[:80]!r} is not a kind. Choose one of {', '.join(KINDS)}."
        raise InvalidValue("invalid_reference", detail + did_you_mean(found.kind, KINDS))
    if not published_keys(found.kind, [found.key]):
        raise InvalidValue(*unknown_key([found.kind], found.key))
    return {"type": "reference", "kind": found.kind, "id": found.key}


def choice(text: str) -> TypedValue:
    """A declared choice of some fact. Raises InvalidValue."""
    if text not in choices():
        detail = f"No fact has the choice {text[:80]!r}. Write one as claims show it, such as signed."
        raise InvalidValue("invalid_choice", detail + did_you_mean(text, choices()))
    return {"type": "choice", "value": text}


def words(text: str) -> TypedValue:
    """A text, with its white space folded."""
    return {"type": "text", "text": " ".join(text.split())}


READERS: dict[str, Callable[[str], TypedValue]] = {
    "period": period,
    "quantity": quantity,
    "reference": reference,
    "choice": choice,
    "text": words,
}


@cache
def choices() -> tuple[str, ...]:
    """The choices of all facts."""
    parts = (fact_part(model, fact) for model in RECORDS.values() for fact in model.facts)
    members = (getattr(part, "member", part) for part in parts)
    found = (each for member in members if isinstance(member, ChoicePart) for each in member.choices)
    return tuple(dict.fromkeys(found))
