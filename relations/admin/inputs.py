"""Which input serves each part of a document. Nothing is refused here: `parse` tells every fault."""

from typing import Any

from django import forms
from django.db import models

from relations.admin.reference_input import (
    Inputs,
    PairField,
    ReferenceField,
    ReferencesField,
    WordsField,
)
from relations.documents.described import described
from relations.documents.part import ChoicePart, Part, QuantityPart, TextPart
from relations.documents.reference import WORDS, KeyPart, KeysPart, OneOfPart, PairPart
from relations.documents.rows import RowsPart
from relations.documents.value import QUANTITY
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
LONG_TEXT = 200  # characters from which a text has several lines
PERIOD_HELP = "EDTF: 2023-12-12/2023-12-13, 2022-10, [..2023-12], XXXX-12-12."


class QuantityInputs(Inputs):
    """Operator, amount, unit of the last printed digit, and unit."""

    def __init__(self):
        operators = [("" if each == Operator.EQ else each.value, word) for each, word in OPERATORS.items()]
        texts = {name: forms.TextInput(attrs={"placeholder": name.replace("_", " ")}) for name in QUANTITY}
        super().__init__(**texts | {"operator": forms.Select(choices=operators)})

    def decompress(self, value):
        return [(value or {}).get(name) for name in QUANTITY]


class QuantityField(forms.Field):
    """A quantity, as the mapping that documents have."""

    def __init__(self, **options):
        super().__init__(required=False, widget=QuantityInputs(), **options)

    def clean(self, value):
        pairs = zip(QUANTITY, value, strict=True)
        return {name: each.strip() for name, each in pairs if each and each.strip()} or None


class TextField(forms.Field):
    """Text, a period or a choice; nothing typed is None."""

    def __init__(self, **options):
        super().__init__(required=False, **options)

    def clean(self, value):
        return (value or "").strip() or None


class LinesField(forms.Field):
    """A list of texts, one a line."""

    def __init__(self, **options):
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3}), **options)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


def input_for(model: type[models.Model], part: Part) -> forms.Field:
    """The input for one part of a document that is not a table of rows."""
    about = {"label": titled(part.name), "help_text": described(model, part.name)}
    if isinstance(part, RowsPart):
        return LinesField(**about | {"help_text": f"{about['help_text']} One a line."})
    if isinstance(part, QuantityPart):
        return QuantityField(**about)
    if isinstance(part, ChoicePart):
        return TextField(widget=forms.Select(choices=choices_of(model, part)), **about)
    return reference_input(part, about) if part.value_type == "reference" else text_input(part, about)


def reference_input(part: Part, about: dict[str, Any]) -> forms.Field:
    """The input for a part that refers."""
    if isinstance(part, KeysPart):
        return ReferencesField(part.noun, **about)
    if isinstance(part, PairPart):
        return PairField(part.noun, **about)
    if isinstance(part, KeyPart):
        return ReferenceField((part.noun,), noun=part.noun, **about)
    return one_of_input(part.kinds, **about) if isinstance(part, OneOfPart) else text_input(part, about)


def one_of_input(kinds: tuple[str, ...], **about: Any) -> forms.Field:
    """The input for a reference to one of several kinds, or words."""
    others = tuple(kind for kind in kinds if kind != WORDS)
    return WordsField(others, **about) if WORDS in kinds else ReferenceField(others, **about)


def text_input(part: Part, about: dict[str, Any]) -> forms.Field:
    """The input for words, digits or a period."""
    if part.value_type == "period":
        return TextField(widget=forms.TextInput(attrs={"size": 30, "placeholder": "EDTF"}), **about)
    is_long = isinstance(part, TextPart) and not part.digits and not 0 < part.max_length <= LONG_TEXT
    size = 8 if getattr(part, "digits", False) else 40
    widget = forms.Textarea(attrs={"rows": 2}) if is_long else forms.TextInput(attrs={"size": size})
    return TextField(widget=widget, **about)


def choices_of(model: type[models.Model], part: ChoicePart) -> list[tuple[str, str]]:
    """The choices of a part, with nothing said before them where that may be."""
    labels = dict(model._meta.get_field(part.name).choices)
    unsaid = [] if part.is_required and part.default else [("", "not said")]
    return [*unsaid, *((choice, labels[choice]) for choice in part.choices)]


def titled(name: str) -> str:
    """A name of a field in words."""
    return name.replace("_", " ").capitalize()
