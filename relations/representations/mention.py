"""Mentions of sources and their paragraphs in responses."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.models import Claim, Paragraph, Source
from relations.representations.urls import key_url, paragraph_url


class SourceMentionSerializer(serializers.Serializer):
    """A mention of a source."""

    id = serializers.CharField(help_text="Identifier of the source.")
    title = serializers.CharField(allow_null=True, help_text="Title as printed; null if there is none.")
    url = serializers.URLField(help_text="URL of the source.")

    examples = {
        "id": "china-report-asean-new-day",
        "title": "A NEW DAY FOR CHINA-VIETNAM RELATIONS",
        "url": "http://127.0.0.1:8000/api/v1/sources/china-report-asean-new-day/",
    }


class ParagraphMentionSerializer(serializers.Serializer):
    """A mention of a paragraph: number and digest, never the text."""

    number = serializers.IntegerField(help_text="The n-th non-blank line of the source's text, from 1.")
    digest = serializers.CharField(help_text="SHA-256 of the text, with white space folded.")
    url = serializers.URLField(help_text="URL of the paragraph, with all claims that cite it.")

    examples = {
        "number": 7,
        "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "url": "http://127.0.0.1:8000/api/v1/sources/china-report-asean-new-day/paragraphs/7/",
    }


def source_mention(source: Source, context: dict[str, Any]) -> dict[str, Any]:
    return {"id": source.slug, "title": source.title, "url": key_url(context, "source", source.slug)}


def paragraph_mention(paragraph: Paragraph, source: Source, context: dict[str, Any]) -> dict[str, Any]:
    url = paragraph_url(context, source.slug, paragraph.position)
    return {"number": paragraph.position, "digest": f"sha256:{paragraph.digest}", "url": url}


@extend_schema_field(SourceMentionSerializer)
class SourceMentionField(serializers.Field):
    """The source of a claim."""

    def to_representation(self, value: Source) -> dict[str, Any]:
        return source_mention(value, self.context)


@extend_schema_field(ParagraphMentionSerializer)
class ParagraphMentionField(serializers.Field):
    """The paragraph of a claim; null for a claim at a locator."""

    def to_representation(self, value: Claim) -> dict[str, Any] | None:
        return value.paragraph and paragraph_mention(value.paragraph, value.source, self.context)
