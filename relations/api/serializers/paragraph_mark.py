"""Marks on paragraphs that hold nothing to claim, for those who curate."""

from typing import Any

from rest_framework import serializers

from relations.api.serializers.paragraph import DigestField
from relations.models import ParagraphMark


class ParagraphMarkSerializer(serializers.ModelSerializer):
    """A curator read a paragraph and found nothing in it to claim."""

    id = serializers.IntegerField(
        read_only=True, allow_null=True, help_text="Number of the mark; null where it was only rehearsed."
    )
    number = serializers.IntegerField(
        source="position", read_only=True, help_text="The number of the paragraph when it was marked."
    )
    digest = DigestField(read_only=True, help_text="SHA-256 of the words that were read, white space folded.")
    stands = serializers.BooleanField(
        read_only=True, help_text="Whether nobody took it back and the words stand in the source still."
    )

    examples: dict[str, Any] = {
        "id": 12,
        "number": 7,
        "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "stands": True,
        "by": "anna",
        "at": "2024-02-01T09:30:00Z",
        "reason": "An advertisement.",
        "taken_back_by": None,
        "taken_back_at": None,
        "taken_back_because": "",
    }

    class Meta:
        model = ParagraphMark
        fields = (
            "id",
            "number",
            "digest",
            "stands",
            "by",
            "at",
            "reason",
            "taken_back_by",
            "taken_back_at",
            "taken_back_because",
        )
        read_only_fields = fields
