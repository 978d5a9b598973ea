"""The input for each part of a document. Inputs accept any text: `parse` reports all errors."""

from typing import Any

from django import forms
from django.db import models

from relations.admin.forms.reference import (
    Inputs,
    PairField,
    ReferenceField,
    ReferencesField,
    WordsField,
)
from relations.documents.descriptions import field_description, field_title
from relations.documents.parts.part import ChoicePart, Part, QuantityPart, TextPart
from relations.documents.parts.reference import WORDS, KeyPart, KeysPart, OneOfPart, PairPart
from relations.documents.parts.rows import RowsPart
from relations.documents.parts.value import QUANTITY
from relations.values.quantity import Operator

OPERATORS = {
    Operator.EQ: "exactly",
    Operator.GT: "more than",
    Operator.GE: "at least",
    Operator.LT: "less than",
    Operator.LE: "at most",
    Operator.APPROX: "about",
    Operator.NEARLY: "nearly",
}
LONG_TEXT = 200  # characters from which a text gets an input of several lines
NOT_STATED, LEAVE_EMPTY = "Not stated", "Leave empty if the source does not say"


class QuantityInputs(Inputs):
    """Operator, amount, unit of the last printed digit, and unit."""

    def __init__(self):
        operators = [("" if each == Operator.EQ else each.value, word) for each, word in OPERATORS.items()]
        texts = {name: forms.TextInput(attrs={"placeholder": name.replace("_", " ")}) for name in QUANTITY}
        super().__init__(**texts | {"operator": forms.Select(choices=operators)})

    def decompress(self, value):
        return [(value or {}).get(name) for name in QUANTITY]


class QuantityField(forms.Field):
    """A quantity, as the mapping that documents hold."""

    def __init__(self, **options):
        super().__init__(required=False, widget=QuantityInputs(), **options)

    def clean(self, value):
        pairs = zip(QUANTITY, value, strict=True)
        return {name: each.strip() for name, each in pairs if each and each.strip()} or None


class TextField(forms.Field):
    """Text, a period or a choice; None if it is left empty."""

    def __init__(self, **options):
        super().__init__(required=False, **options)

    def clean(self, value):
        return (value or "").strip() or None


class LinesField(forms.Field):
    """A list of texts, one per line."""

    def __init__(self, **options):
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3}), **options)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


def input_for(model: type[models.Model], part: Part) -> forms.Field:
    """The input for one part of a document that is not a table of rows."""
    about = {"label": field_title(part.name), "help_text": input_help(model, part.name)}
    if isinstance(part, RowsPart):
        return LinesField(**about | {"help_text": f"{about['help_text']} One per line."})
    if isinstance(part, QuantityPart):
        return QuantityField(**about)
    if isinstance(part, ChoicePart):
        return TextField(widget=forms.Select(choices=choices_of(model, part)), **about)
    return reference_input(part, about) if part.value_type == "reference" else text_input(part, about)


def input_help(model: type[models.Model], name: str) -> str:
    """The description of a field, for people: what documents hold as null is an empty input."""
    text = field_description(model, name)
    return text.replace("Null if not stated", "Leave empty if the source does not say").replace(
        "Null ", "Empty "
    )


def reference_input(part: Part, about: dict[str, Any]) -> forms.Field:
    """The input for a reference to other records."""
    if isinstance(part, KeysPart):
        return ReferencesField(part.noun, **about)
    if isinstance(part, PairPart):
        return PairField(part.noun, **about)
    if isinstance(part, KeyPart):
        return ReferenceField((part.noun,), noun=part.noun, **about)
    return one_of_input(part.kinds, **about) if isinstance(part, OneOfPart) else text_input(part, about)


def one_of_input(kinds: tuple[str, ...], **about: Any) -> forms.Field:
    """The input for a reference to one of several kinds, or for words."""
    others = tuple(kind for kind in kinds if kind != WORDS)
    return WordsField(others, **about) if WORDS in kinds else ReferenceField(others, **about)


def text_input(part: Part, about: dict[str, Any]) -> forms.Field:
    """The input for text, digits or a period."""
    if part.value_type == "period":
        return TextField(widget=forms.TextInput(attrs={"size": 30, "placeholder": "EDTF"}), **about)
    is_long = isinstance(part, TextPart) and not part.digits and not 0 < part.max_length <= LONG_TEXT
    size = 8 if getattr(part, "digits", False) else 40
    widget = forms.Textarea(attrs={"rows": 2}) if is_long else forms.TextInput(attrs={"size": size})
    return TextField(widget=widget, **about)


def choices_of(model: type[models.Model], part: ChoicePart) -> list[tuple[str, str]]:
    """The choices of a part with their labels; first "Not stated", if the part may be left empty."""
    labels = dict(model._meta.get_field(part.name).choices)
    unspecified = [] if part.is_required and part.default else [("", NOT_STATED)]
    return [*unspecified, *((choice, labels[choice]) for choice in part.choices)]
