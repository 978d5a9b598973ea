"""Sources in responses."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.models import Source
from relations.representations.mention import ParagraphMentionSerializer, paragraph_mention
from relations.representations.period import PeriodField
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import ReferenceField


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
        slug_field="name", many=True, read_only=True, help_text="Authors as printed, in the printed order."
    )
    published = PeriodField()
    printed_on = PeriodField()
    source_url = serializers.URLField(
        source="url",
        read_only=True,
        allow_null=True,
        help_text="URL at which the source was found; null if not stated.",
    )
    derives_from = ReferenceField(allow_null=True)
    paragraphs = ParagraphsField(help_text="The paragraphs: numbers and digests, never the text.")

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
        fields = record_fields(Source, renamed={"url": "source_url"})
        read_only_fields = fields
