"""What a claim says, in answers: one of six forms, told apart by `type`. Mentions carry their names."""

from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from relations.api.addresses import address
from relations.api.language import named
from relations.api.serializers.period import PeriodSerializer, period_answer
from relations.api.serializers.quantity import QuantitySerializer, quantity_answer
from relations.api.serializers.reference import NAME_LANGUAGE, REFERENCE_KINDS
from relations.models import KINDS
from relations.queries.references import Key
from relations.values.period import Period, Reading


class TypeField(serializers.CharField):
    """The word that tells one form of value from the others."""

    def __init__(self, word: str):
        extend_schema_field({"type": "string", "const": word})(self)
        super().__init__(read_only=True, help_text="Which form the value has.")


class PeriodValueSerializer(PeriodSerializer):
    """A value that is a period."""

    type = TypeField("period")


class QuantityValueSerializer(QuantitySerializer):
    """A value that is a quantity."""

    type = TypeField("quantity")


class ReferenceValueSerializer(serializers.Serializer):
    """A value that is a record or a piece of reference data."""

    type = TypeField("reference")
    kind = serializers.ChoiceField(choices=REFERENCE_KINDS, help_text="What sort of thing.")
    id = serializers.CharField(help_text="Its identifier within its kind.")
    name = serializers.CharField(
        allow_null=True, help_text="Its name; null if its kind has none of its own, as visits."
    )
    name_language = serializers.CharField(allow_null=True, help_text=NAME_LANGUAGE)
    url = serializers.URLField(help_text="Where it answers.")

    examples = {
        "kind": "country",
        "id": "VNM",
        "name": "Viet Nam",
        "name_language": "en",
        "url": "http://127.0.0.1:8000/api/v1/countries/VNM/",
    }


class TextValueSerializer(serializers.Serializer):
    """A value that is a name, a title or other words."""

    type = TypeField("text")
    text = serializers.CharField(help_text="The words.")

    examples = {"text": "comprehensive strategic cooperative partnership"}


class ChoiceValueSerializer(serializers.Serializer):
    """A value that is one of the choices of its field."""

    type = TypeField("choice")
    value = serializers.CharField(help_text="The choice.")

    examples = {"value": "completed"}


class BooleanValueSerializer(serializers.Serializer):
    """A value that is yes or no."""

    type = TypeField("boolean")
    value = serializers.BooleanField(help_text="Yes or no.")

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


def value_answer(
    value: dict[str, Any], *, reading: Reading, names: dict[Key, str | None], context: dict[str, Any]
) -> dict[str, Any]:
    """One portable value as readers see it."""
    match value["type"]:
        case "period":
            return {"type": "period"} | period_answer(Period.parse(value["edtf"]), reading)
        case "quantity":
            return {"type": "quantity"} | quantity_answer(value)
        case "reference":
            kind, key = value["kind"], value["id"]
            name = named(kind, key, names.get((kind, key)), context)
            return {"type": "reference", "kind": kind, "id": key, **name, "url": address(context, kind, key)}
        case _:
            return value


@cache
def reading_of(kind: str, fact: str) -> Reading:
    """What a single coarse date means in a fact of a kind."""
    try:
        return getattr(KINDS[kind]._meta.get_field(fact), "reading", Reading.SOME_TIME_IN)
    except FieldDoesNotExist:
        return Reading.SOME_TIME_IN
