"""Timelines in answers: what two countries did, entry by entry."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.addresses import address
from relations.api.filters.timeline import ENTRY_KINDS
from relations.api.serializers.period import PeriodSerializer
from relations.api.serializers.quantity import QuantitySerializer
from relations.api.serializers.reference import ReferenceSerializer
from relations.queries.timeline import Entry
from relations.queries.timeline_names import is_labelled


class EvidenceCountsSerializer(serializers.Serializer):
    """How much a record rests on; the record itself tells which claims."""

    claims = serializers.IntegerField(source="claim_count", help_text="Live claims on the record.")
    independent_sources = serializers.IntegerField(
        source="source_count", help_text="Distinct sources; those that derive from another count once."
    )
    conflicts = serializers.IntegerField(
        source="conflict_count", help_text="Facts on which sources disagree."
    )

    examples = {"claims": 17, "independent_sources": 5, "conflicts": 0}


@extend_schema_field(ReferenceSerializer)
class EntryRecordField(serializers.Field):
    """The record that an entry shows, or a step of whose history it is."""

    def to_representation(self, value: Entry) -> dict[str, str | None]:
        name, language = value.names.ones[0] if is_labelled(value) else (None, None)
        return {
            "kind": value.record_kind,
            "id": value.slug,
            "name": name,
            "name_language": language,
            "url": address(self.context, value.record_kind, value.slug),
        }


class EntrySerializer(serializers.Serializer):
    """One thing on a timeline: a record, or a step in the history of an agreement or a partnership."""

    id = serializers.CharField(help_text="Stable identifier: the record, and which step of its history.")
    kind = serializers.ChoiceField(choices=ENTRY_KINDS, help_text="What sort of entry it is.")
    title = serializers.CharField(
        help_text="What it is called: in English, names in the language asked for where there are such."
    )
    title_language = serializers.CharField(
        source="names.language",
        allow_null=True,
        help_text="Language of the names in the title; null where not all are in one, or where some are the "
        "ones that their records hold.",
    )
    record = EntryRecordField(source="*", help_text="The record.")
    sort = serializers.CharField(
        allow_null=True,
        help_text="What sort of its kind: protocol of a visit, format of a meeting, measure of a figure.",
    )
    status = serializers.CharField(
        allow_null=True,
        help_text="State in the world, or the state a step reached; null if it has none or nobody says.",
    )
    period = PeriodSerializer(
        allow_null=True, help_text="When it was, as exactly as sources say; null if none does."
    )
    quantity = QuantitySerializer(allow_null=True, help_text="How much; null for all but figures.")
    bilateral = serializers.BooleanField(
        source="is_bilateral",
        help_text="Whether the two countries do it by themselves. False if others take part as well, as at "
        "a summit.",
    )
    evidence = EvidenceCountsSerializer(source="*", help_text="What the record rests on, in numbers.")
    revision = serializers.IntegerField(help_text="Number of the latest revision of the record.")
    updated_at = serializers.DateTimeField(allow_null=True, help_text="Moment of that revision.")

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
    next = serializers.URLField(allow_null=True, help_text="The next page; null on the last.")
    previous = serializers.URLField(allow_null=True, help_text="The page before; null on the first.")
    results = EntrySerializer(many=True, help_text="The entries of this page.")

    examples: dict[str, Any] = {"count": None, "next": None, "previous": None}
