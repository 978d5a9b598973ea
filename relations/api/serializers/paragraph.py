"""Paragraphs of sources in answers: a number, a digest, and all claims that rest on it; never the text."""

from typing import Any

from rest_framework import serializers

from relations.api.addresses import paragraph_address
from relations.api.serializers.claim import ClaimSerializer
from relations.api.serializers.mention import SourceMentionField
from relations.models import Paragraph


class ParagraphAddressField(serializers.URLField):
    """Where a paragraph answers."""

    def to_representation(self, value: Paragraph) -> str:
        return paragraph_address(self.context, value.source.slug, value.position)


class DigestField(serializers.CharField):
    """A digest with the name of its function."""

    def to_representation(self, value: str) -> str:
        return f"sha256:{value}"


class ParagraphSerializer(serializers.ModelSerializer):
    """The n-th paragraph of a source, by its digest, with all claims that rest on it."""

    url = ParagraphAddressField(source="*", read_only=True, help_text="Where it answers.")
    source = SourceMentionField(read_only=True, help_text="The source it belongs to.")
    number = serializers.IntegerField(
        source="position", read_only=True, help_text="The n-th non-blank line of the source's text, from 1."
    )
    digest = DigestField(read_only=True, help_text="SHA-256 of its text, white space folded.")
    claims = ClaimSerializer(many=True, read_only=True, help_text="All claims that rest on it.")

    examples: dict[str, Any] = {
        "url": "http://127.0.0.1:8000/api/v1/sources/china-report-asean-new-day/paragraphs/7/",
        "number": 7,
        "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }

    class Meta:
        model = Paragraph
        fields = ("url", "source", "number", "digest", "claims")
        read_only_fields = fields
