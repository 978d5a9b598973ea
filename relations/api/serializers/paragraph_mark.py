"""Marks on paragraphs without anything to record, for curators."""

from typing import Any

from rest_framework import serializers

from relations.models import ParagraphMark
from relations.representations.paragraph import DigestField


class ParagraphMarkSerializer(serializers.ModelSerializer):
    """A mark on a paragraph that a curator read without finding anything to record."""

    id = serializers.IntegerField(
        read_only=True, allow_null=True, help_text="Number of the mark; null for a dry run."
    )
    number = serializers.IntegerField(
        source="position", read_only=True, help_text="The number of the paragraph when it was marked."
    )
    digest = DigestField(
        read_only=True, help_text="SHA-256 of the text that was read, with white space folded."
    )
    is_current = serializers.BooleanField(
        read_only=True, help_text="Whether the mark was not removed and the source still has the text."
    )

    examples: dict[str, Any] = {
        "id": 12,
        "number": 7,
        "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "is_current": True,
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
            "is_current",
            "by",
            "at",
            "reason",
            "taken_back_by",
            "taken_back_at",
            "taken_back_because",
        )
        read_only_fields = fields
