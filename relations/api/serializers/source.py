"""Sources in answers."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.serializers.mention import ParagraphMentionSerializer, paragraph_mention
from relations.api.serializers.period import PeriodField
from relations.api.serializers.record import RecordSerializer, record_fields
from relations.api.serializers.reference import ReferenceField
from relations.models import Source


@extend_schema_field(ParagraphMentionSerializer(many=True))
class ParagraphsField(serializers.Field):
    """The paragraphs of a source: numbers and digests, never their text."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value: Source):
        return [paragraph_mention(paragraph, value, self.context) for paragraph in value.paragraphs.all()]


class SourceSerializer(RecordSerializer):
    """A publication: article, data set, official document or background."""

    publisher = ReferenceField(allow_null=True)
    authors = serializers.SlugRelatedField(
        slug_field="name", many=True, read_only=True, help_text="Authors as printed, in their order."
    )
    published = PeriodField()
    printed_on = PeriodField()
    source_url = serializers.URLField(
        source="url", read_only=True, allow_null=True, help_text="Where it was found; null if not said."
    )
    derives_from = ReferenceField(allow_null=True)
    paragraphs = ParagraphsField(help_text="Its paragraphs: numbers and digests, never their text.")

    examples = {
        "id": "china-report-asean-new-day",
        "url": "http://127.0.0.1:8000/api/v1/sources/china-report-asean-new-day/",
        "title": "A NEW DAY FOR CHINA-VIETNAM RELATIONS",
        "subtitle": "A subtitle, as printed",
        "issue": "No. 12, 2023",
        "authors": ["Alexander Smith"],
        "translator": "Jane Doe",
        "language": "en",
        "source_url": "https://www.example.org/2024/01/a-new-day",
        "licence": "All rights reserved",
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }

    class Meta:
        model = Source
        fields = record_fields(
            "title",
            "subtitle",
            "kind",
            "publisher",
            "issue",
            "authors",
            "translator",
            "published",
            "printed_on",
            "language",
            "licence",
            "source_url",
            "sha256",
            "derives_from",
            "paragraphs",
        )
        read_only_fields = fields
