"""Paragraphs of sources in responses: number, digest, and all claims that cite them; never the text."""

from typing import Any

from rest_framework import serializers

from relations.models import Paragraph
from relations.representations.claim import ClaimSerializer
from relations.representations.mention import SourceMentionField
from relations.representations.urls import paragraph_url


class ParagraphUrlField(serializers.URLField):
    """The URL of a paragraph."""

    def to_representation(self, value: Paragraph) -> str:
        return paragraph_url(self.context, value.source.slug, value.position)


class DigestField(serializers.CharField):
    """A digest with its algorithm."""

    def to_representation(self, value: str) -> str:
        return f"sha256:{value}"


class ParagraphSerializer(serializers.ModelSerializer):
    """The n-th paragraph of a source: its digest, and all claims that cite it."""

    url = ParagraphUrlField(source="*", read_only=True, help_text="URL of the paragraph.")
    source = SourceMentionField(read_only=True, help_text="The source.")
    number = serializers.IntegerField(
        source="position", read_only=True, help_text="The n-th non-blank line of the source's text, from 1."
    )
    digest = DigestField(read_only=True, help_text="SHA-256 of the text, with white space folded.")
    claims = ClaimSerializer(many=True, read_only=True, help_text="All claims that cite the paragraph.")

    examples: dict[str, Any] = {
        "url": "http://127.0.0.1:8000/api/v1/sources/china-report-asean-new-day/paragraphs/7/",
        "number": 7,
        "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }

    class Meta:
        model = Paragraph
        fields = ("url", "source", "number", "digest", "claims")
        read_only_fields = fields
