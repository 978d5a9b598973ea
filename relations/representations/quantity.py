"""Quantities in responses: exact decimals as text, with an operator."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.values.quantity import Operator, Quantity

OPERATORS = [(operator.value, operator.name.lower()) for operator in Operator]


class QuantitySerializer(serializers.Serializer):
    """An amount as exact as the source gives it. "More than 30" has the operator `gt` and the amount `30`."""

    amount = serializers.CharField(help_text="Exact decimal number as text.")
    operator = serializers.ChoiceField(
        choices=OPERATORS,
        help_text="How exact the amount is: equal, more than, at least, less than, at most, about, or "
        "nearly.",
    )
    rounded_to = serializers.CharField(
        allow_null=True,
        help_text="Unit of the last printed digit (230.2 billion: 100000000); null if not rounded.",
    )
    unit = serializers.CharField(
        allow_null=True,
        help_text="ISO 4217 code of money, `percent`, `persons` or `projects`; null for counts and ranks.",
    )

    examples = {"amount": "230200000000", "operator": "eq", "rounded_to": "100000000", "unit": "USD"}


@extend_schema_field(QuantitySerializer)
class QuantityField(serializers.Field):
    """A quantity of a record."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Quantity) -> dict[str, str | None]:
        return quantity_fields(value.to_portable())


def quantity_fields(portable: dict[str, str]) -> dict[str, str | None]:
    return {
        "amount": portable["amount"],
        "operator": portable.get("operator", Operator.EQ.value),
        "rounded_to": portable.get("rounded_to"),
        "unit": portable.get("unit") or None,
    }
