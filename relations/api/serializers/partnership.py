"""Partnerships in answers."""

from rest_framework import serializers

from relations.api.serializers.period import PeriodField
from relations.api.serializers.record import RecordSerializer, record_fields
from relations.api.serializers.reference import CountryField, ManyField, ReferenceField
from relations.models import Partnership, PartnershipStatusChange
from relations.values.period import Reading


class PartnershipStatusChangeSerializer(serializers.ModelSerializer):
    """A step in the history of a partnership."""

    on = PeriodField(help_text="When it was reached; null if not said.")

    class Meta:
        model = PartnershipStatusChange
        fields = ("status", "on")
        read_only_fields = fields


class PartnershipSerializer(RecordSerializer):
    """A relationship of two countries under a label both use."""

    sides = ManyField(CountryField(), help_text="The two countries, in order of their codes.")
    period = PeriodField(reading=Reading.ALL_OF_IT)
    status_history = PartnershipStatusChangeSerializer(
        many=True,
        read_only=True,
        help_text="The states it went through, oldest first; the last is its status.",
    )
    established_by = ReferenceField(allow_null=True)

    examples = {
        "id": "chn-vnm-comprehensive-strategic-partnership",
        "url": "http://127.0.0.1:8000/api/v1/partnerships/chn-vnm-comprehensive-strategic-partnership/",
        "label": "comprehensive strategic cooperative partnership",
    }

    class Meta:
        model = Partnership
        fields = record_fields("sides", "label", "period", "status", "status_history", "established_by")
        read_only_fields = fields
