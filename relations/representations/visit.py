"""Visits in responses."""

from rest_framework import serializers

from relations.models import DelegationMember, Visit
from relations.representations.agreement_mention import AgreementMentionSerializer
from relations.representations.period import PeriodField
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import CountryField, ManyField, ReferenceField


class DelegationMemberSerializer(serializers.ModelSerializer):
    """A leader who travelled on a visit."""

    leader = ReferenceField(help_text="Who travelled.")

    examples = {"capacity": "President of China"}

    class Meta:
        model = DelegationMember
        fields = DelegationMember.document
        read_only_fields = fields


class VisitSerializer(RecordSerializer):
    """A stay of representatives of a country or organisation in one other country."""

    guest = ReferenceField(help_text="The visiting country or organisation.")
    host = CountryField()
    places = ManyField(ReferenceField())
    period = PeriodField()
    delegation = DelegationMemberSerializer(many=True, read_only=True, help_text="The leaders who travelled.")
    invited_by = ReferenceField(
        allow_null=True, help_text="The leader, organisation or country that invited; null if not stated."
    )

    agreements = AgreementMentionSerializer(
        many=True,
        read_only=True,
        allow_null=True,
        help_text="Agreements made during the visit; null without `include=agreements`.",
    )
    included = (*RecordSerializer.included, "agreements")

    examples = {
        "id": "xi-jinping-vietnam-2023-12",
        "url": "http://127.0.0.1:8000/api/v1/visits/xi-jinping-vietnam-2023-12/",
        "occasion": "Third Belt and Road Forum for International Cooperation",
        "tour": "South-east Asia, December 2023",
    }

    class Meta:
        model = Visit
        fields = (
            *record_fields(Visit),
            "agreements",
        )
        read_only_fields = fields
