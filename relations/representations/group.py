"""Groups of rows in responses."""

from typing import Any

from rest_framework import serializers

from relations.representations.quantity import QuantitySerializer


class GroupSerializer(serializers.Serializer):
    """A group: the rows that share a value in one or two fields."""

    group = serializers.DictField(
        child=serializers.CharField(),
        help_text="The value of each requested field; `unknown` if it is not stated.",
    )
    count = serializers.IntegerField(help_text="The number of rows.")

    examples: dict[str, Any] = {"group": {"kind": "state", "year": "2023"}, "count": 3}


class FigureGroupSerializer(GroupSerializer):
    """A group of figures, with their exact sum, minimum and maximum."""

    sum = QuantitySerializer(
        allow_null=True,
        help_text="The sum. Rounding adds up as well. Null if not requested.",
    )
    min = QuantitySerializer(allow_null=True, help_text="The minimum; null if not requested.")
    max = QuantitySerializer(allow_null=True, help_text="The maximum; null if not requested.")

    examples: dict[str, Any] = {"group": {"unit": "USD", "year": "2022"}}
