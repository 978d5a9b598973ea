"""The value of a claim in responses: one of six types, by `type`, with the names of references."""

from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from relations.models import KINDS
from relations.queries.search.names import Key
from relations.representations.language import translated_name
from relations.representations.period import PeriodSerializer, period_fields
from relations.representations.quantity import QuantitySerializer, quantity_fields
from relations.representations.reference import NAME_LANGUAGE, REFERENCE_KINDS
from relations.representations.urls import key_url
from relations.values.period import Period, Reading


class TypeField(serializers.CharField):
    """The value of `type`, which tells the forms of values apart."""

    def __init__(self, word: str):
        extend_schema_field({"type": "string", "const": word})(self)
        super().__init__(read_only=True, help_text="The type of the value.")


class PeriodValueSerializer(PeriodSerializer):
    """A value that is a period."""

    type = TypeField("period")


class QuantityValueSerializer(QuantitySerializer):
    """A value that is a quantity."""

    type = TypeField("quantity")


class ReferenceValueSerializer(serializers.Serializer):
    """A value that is a record, country, place or topic."""

    type = TypeField("reference")
    kind = serializers.ChoiceField(choices=REFERENCE_KINDS, help_text="The kind.")
    id = serializers.CharField(help_text="Its identifier within its kind.")
    name = serializers.CharField(
        allow_null=True,
        help_text="The name. For visits, tenures and figures it is composed of their facts, in English.",
    )
    name_language = serializers.CharField(allow_null=True, help_text=NAME_LANGUAGE)
    url = serializers.URLField(help_text="URL of the record.")

    examples = {
        "kind": "country",
        "id": "VNM",
        "name": "Viet Nam",
        "name_language": "en",
        "url": "http://127.0.0.1:8000/api/v1/countries/VNM/",
    }


class TextValueSerializer(serializers.Serializer):
    """A value that is text: a name, a title or other words."""

    type = TypeField("text")
    text = serializers.CharField(help_text="The text.")

    examples = {"text": "comprehensive strategic cooperative partnership"}


class ChoiceValueSerializer(serializers.Serializer):
    """A value that is one of the choices of its field."""

    type = TypeField("choice")
    value = serializers.CharField(help_text="The choice.")

    examples = {"value": "completed"}


class BooleanValueSerializer(serializers.Serializer):
    """A value that is true or false."""

    type = TypeField("boolean")
    value = serializers.BooleanField(help_text="The value.")

    examples = {"value": True}


FORMS = {
    "period": PeriodValueSerializer,
    "quantity": QuantityValueSerializer,
    "reference": ReferenceValueSerializer,
    "text": TextValueSerializer,
    "choice": ChoiceValueSerializer,
    "boolean": BooleanValueSerializer,
}
CLAIM_VALUE = PolymorphicProxySerializer("ClaimValue", serializers=FORMS, resource_type_field_name="type")
CLAIM_VALUES = PolymorphicProxySerializer(
    "ClaimValue", serializers=FORMS, resource_type_field_name="type", many=True
)


def value_fields(
    value: dict[str, Any], *, reading: Reading, names: dict[Key, str | None], context: dict[str, Any]
) -> dict[str, Any]:
    """A portable value as responses show it."""
    match value["type"]:
        case "period":
            return {"type": "period"} | period_fields(Period.parse(value["edtf"]), reading)
        case "quantity":
            return {"type": "quantity"} | quantity_fields(value)
        case "reference":
            kind, key = value["kind"], value["id"]
            name = translated_name(kind, key, names.get((kind, key)), context)
            return {"type": "reference", "kind": kind, "id": key, **name, "url": key_url(context, kind, key)}
        case _:
            return value


@cache
def reading_of(kind: str, fact: str) -> Reading:
    """How a fact of a kind interprets a single coarse date."""
    try:
        return getattr(KINDS[kind]._meta.get_field(fact), "reading", Reading.SOME_TIME_IN)
    except FieldDoesNotExist:
        return Reading.SOME_TIME_IN
