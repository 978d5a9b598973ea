"""Timelines in responses."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.queries.timeline.entries import Entry
from relations.queries.timeline.entry_types import ENTRY_TYPES
from relations.queries.timeline.names import is_labelled
from relations.representations.period import PeriodSerializer
from relations.representations.quantity import QuantitySerializer
from relations.representations.reference import ReferenceSerializer
from relations.representations.urls import key_url

ENTRY_KINDS = [
    (entry_type.kind, entry_type.kind.replace("_", " ").capitalize()) for entry_type in ENTRY_TYPES
]


class EvidenceCountsSerializer(serializers.Serializer):
    """The evidence of a record in numbers."""

    claims = serializers.IntegerField(source="claim_count", help_text="Live claims on the record.")
    independent_sources = serializers.IntegerField(
        source="source_count",
        help_text="Independent sources; sources that derive from one another count once.",
    )
    conflicts = serializers.IntegerField(
        source="conflict_count", help_text="Facts on which sources disagree."
    )

    examples = {"claims": 17, "independent_sources": 5, "conflicts": 0}


@extend_schema_field(ReferenceSerializer)
class EntryRecordField(serializers.Field):
    """The record of an entry."""

    def to_representation(self, value: Entry) -> dict[str, str | None]:
        title = (value.title, value.names.language)
        name, language = value.names.ones[0] if is_labelled(value) else title
        return {
            "kind": value.record_kind,
            "id": value.slug,
            "name": name,
            "name_language": language,
            "url": key_url(self.context, value.record_kind, value.slug),
        }


class EntrySerializer(serializers.Serializer):
    """An entry of a timeline: a record, or a step in the history of an agreement or a partnership."""

    id = serializers.CharField(help_text="Stable identifier: the record, and the step of its history.")
    kind = serializers.ChoiceField(choices=ENTRY_KINDS, help_text="The type of entry.")
    title = serializers.CharField(
        help_text="The title in English, with names in the requested language where they exist."
    )
    title_language = serializers.CharField(
        source="names.language",
        allow_null=True,
        help_text="Language of the names in the title; null if they differ, or if some are the names of "
        "their records.",
    )
    record = EntryRecordField(source="*", help_text="The record.")
    sort = serializers.CharField(
        allow_null=True,
        help_text="The kind within the type: protocol of a visit, format of a meeting, measure of a figure.",
    )
    status = serializers.CharField(
        allow_null=True,
        help_text="Status of the record, or the status that a step reached; null if there is none or it is "
        "not stated.",
    )
    period = PeriodSerializer(allow_null=True, help_text="The period; null if not stated.")
    quantity = QuantitySerializer(
        allow_null=True, help_text="The amount of a figure; null for other entries."
    )
    bilateral = serializers.BooleanField(
        source="is_bilateral",
        help_text="Whether only the two countries take part. False if others do as well, as at a summit.",
    )
    evidence = EvidenceCountsSerializer(source="*", help_text="The evidence of the record in numbers.")
    revision = serializers.IntegerField(help_text="Number of the latest revision.")
    updated_at = serializers.DateTimeField(allow_null=True, help_text="Time of the latest revision.")

    examples: dict[str, Any] = {
        "id": "visit/xi-jinping-vietnam-2023-12",
        "kind": "visit",
        "title": "State visit of Xi Jinping to Viet Nam",
        "title_language": None,
        "sort": "state",
        "status": "completed",
        "bilateral": True,
        "revision": 3,
    }


class TimelineSerializer(serializers.Serializer):
    """One page of a timeline."""

    count = serializers.IntegerField(
        allow_null=True, help_text="Entries of all pages; null unless `count=exact`."
    )
    next = serializers.URLField(allow_null=True, help_text="The URL of the next page; null on the last.")
    previous = serializers.URLField(
        allow_null=True, help_text="The URL of the previous page; null on the first."
    )
    results = EntrySerializer(many=True, help_text="The entries of this page.")

    examples: dict[str, Any] = {"count": None, "next": None, "previous": None}
