"""Partnerships in responses."""

from rest_framework import serializers

from relations.models import Partnership, PartnershipStatusChange
from relations.representations.period import PeriodField
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import CountryField, ManyField, ReferenceField
from relations.values.period import Reading


class PartnershipStatusChangeSerializer(serializers.ModelSerializer):
    """A status in the history of a partnership."""

    on = PeriodField(help_text="Date on which it was reached; null if not stated.")

    class Meta:
        model = PartnershipStatusChange
        fields = PartnershipStatusChange.document
        read_only_fields = fields


class PartnershipSerializer(RecordSerializer):
    """A relationship of two countries under a label that both use."""

    countries = ManyField(CountryField(), help_text="The two countries, in order of their codes.")
    period = PeriodField(reading=Reading.ALL_OF_IT)
    status_history = PartnershipStatusChangeSerializer(
        many=True,
        read_only=True,
        help_text="The statuses so far, oldest first; the last one is `status`.",
    )
    established_by = ReferenceField(allow_null=True)

    examples = {
        "id": "chn-vnm-comprehensive-strategic-partnership",
        "url": "http://127.0.0.1:8000/api/v1/partnerships/chn-vnm-comprehensive-strategic-partnership/",
        "label": "comprehensive strategic cooperative partnership",
    }

    class Meta:
        model = Partnership
        fields = record_fields(Partnership)
        read_only_fields = fields
