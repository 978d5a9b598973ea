"""Groups of rows in answers."""

from typing import Any

from rest_framework import serializers

from relations.api.serializers.quantity import QuantitySerializer


class GroupSerializer(serializers.Serializer):
    """How many rows share a value, or two, with `group_by`."""

    group = serializers.DictField(
        child=serializers.CharField(),
        help_text="The value in each field that was asked for; `unknown` where nobody says.",
    )
    count = serializers.IntegerField(help_text="How many rows there are.")

    examples: dict[str, Any] = {"group": {"kind": "state", "year": "2023"}, "count": 3}


class FigureGroupSerializer(GroupSerializer):
    """How many figures share a value, or two, with `group_by`, and what they come to, exactly."""

    sum = QuantitySerializer(
        allow_null=True,
        help_text="All of them together; what they are rounded to adds up as well. Null if not asked for.",
    )
    min = QuantitySerializer(allow_null=True, help_text="The least of them; null if not asked for.")
    max = QuantitySerializer(allow_null=True, help_text="The greatest of them; null if not asked for.")

    examples: dict[str, Any] = {"group": {"unit": "USD", "year": "2022"}}
