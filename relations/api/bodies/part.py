"""Fields for the parts of documents, in both forms: as curators write them, and as they are stored."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.bodies.field import KnownChoiceField, TextListField
from relations.api.bodies.text import DIGITS, EXAMPLES, KEY, NOT_BLANK, text_field
from relations.documents.declaration import parts
from relations.documents.descriptions import field_description
from relations.documents.parts.part import ChoicePart, Part, QuantityPart, TextPart
from relations.documents.parts.reference import KeysPart, OneOfPart, PairPart
from relations.documents.parts.rows import RowsPart
from relations.models import KINDS

Serializer = type[serializers.Serializer]
PAIR = {
    "type": "array",
    "items": {"type": "string", "pattern": KEY, "maxLength": 160},
    "minItems": 2,
    "maxItems": 2,
    "uniqueItems": True,
    "examples": [["CHN", "VNM"]],
}


@dataclass(frozen=True, eq=False)
class Form:
    """One of the two forms of documents, with the names of its serializers."""

    prefix: str
    suffix: str
    object: Serializer
    alias: Serializer
    quantity: Serializer
    fills_defaults: bool

    def serializer(self, name: str, fields: dict[str, Any], about: str, **more: Any) -> Serializer:
        """The serializer of an object of this form."""
        name = f"{self.prefix}{name}{self.suffix}Serializer"
        return type(name, (self.object,), fields | more | {"__doc__": about})


@extend_schema_field(PAIR)
class PairField(serializers.Field):
    """Two identifiers."""


def is_always_there(part: Part, form: Form) -> bool:
    """Whether all documents of a form have the part. Stored documents have parts with a default."""
    return part.is_required or (form.fills_defaults and part.default is not None)


def field_of(model: type[models.Model], part: Part, form: Form) -> serializers.Field:
    """The field of a part."""
    more = {"help_text": field_description(model, part.name), "required": is_always_there(part, form)}
    if isinstance(part, RowsPart | KeysPart):
        return list_field(part, form, more)
    if isinstance(part, PairPart):
        return PairField(**more)
    if isinstance(part, QuantityPart):
        return form.quantity(**more)
    if isinstance(part, ChoicePart):
        return KnownChoiceField(model._meta.get_field(part.name).choices, **more)
    return text_field(pattern_of(part), more["help_text"], limit_of(part), required=more["required"])


def list_field(part: RowsPart | KeysPart, form: Form, more: dict[str, Any]) -> serializers.Field:
    """The field of a list: of rows, or of single values."""
    if isinstance(part, KeysPart):
        return TextListField(child=text_field(KEY, "", 160), **more)
    if part.is_plain:
        return TextListField(child=field_of(part.model, part.parts[0], form), **more)
    return row_serializer(part.model, form)(many=True, **more)


def pattern_of(part: Part) -> str:
    """The pattern of a text."""
    if isinstance(part, OneOfPart):
        return rf"^({'|'.join(part.kinds)})/\s*\S"
    if isinstance(part, TextPart) and part.digits:
        return DIGITS
    if isinstance(part, TextPart) and part.form:
        return rf"^\s*({part.form.pattern})\s*$"
    return KEY if part.value_type == "reference" else NOT_BLANK


def limit_of(part: Part) -> int | None:
    """The maximum length of a text. White space is folded before it is measured, so only keys have one."""
    return 160 if part.value_type == "reference" and not isinstance(part, OneOfPart) else None


def example_of(part: Part, known: dict[str, Any]) -> Any:
    """An example of a part. `known` has the examples of responses, which are the same for texts."""
    if isinstance(part, KeysPart):
        return [KINDS[part.noun].example_key]
    if isinstance(part, RowsPart):
        return [example_of(part.parts[0], {})] if part.is_plain else []
    if part.value_type == "reference":
        return example_reference(part)
    if part.value_type == "period":
        return EXAMPLES["period"]
    if isinstance(part, TextPart) and part.digits:
        return "35"
    return known[part.name] if isinstance(known.get(part.name), str) else "To Lam"


def example_reference(part: Part) -> str:
    """An example of a reference."""
    if isinstance(part, OneOfPart):
        return f"{part.kinds[0]}/{KINDS[part.kinds[0]].example_key}"
    return KINDS[part.noun].example_key


def examples_of(model: type[models.Model], known: dict[str, Any]) -> dict[str, Any]:
    """Examples of the parts of a model by name. Choices, quantities and pairs have their own."""
    return {
        part.name: example_of(part, known)
        for part in parts(model)
        if not isinstance(part, ChoicePart | QuantityPart | PairPart)
    }


@cache
def row_serializer(model: type[models.Model], form: Form) -> Serializer:
    """The serializer of a row of a list."""
    about = str(model.__doc__).split("\n", maxsplit=1)[0]
    fields = {part.name: field_of(model, part, form) for part in parts(model)}
    return form.serializer(model.__name__, fields, about, examples=examples_of(model, {}))
