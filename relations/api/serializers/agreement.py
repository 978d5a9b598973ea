"""Agreements in answers."""

from rest_framework import serializers

from relations.api.serializers.period import PeriodField
from relations.api.serializers.quantity import QuantityField
from relations.api.serializers.record import RecordSerializer, record_fields
from relations.api.serializers.reference import ManyField, ReferenceField
from relations.models import Agreement, AgreementLink, AgreementParty, AgreementStatusChange


class AgreementPartySerializer(serializers.ModelSerializer):
    """A country, organisation or leader that takes part in an agreement, with its dated actions."""

    party = ReferenceField(help_text="The country, organisation or leader.")
    signed_on = PeriodField(help_text="When it signed; null if not said.")
    ratified_on = PeriodField(help_text="When it ratified; null if not said.")
    in_force_on = PeriodField(help_text="When it entered into force for it; null if not said.")
    withdrawn_on = PeriodField(help_text="When it withdrew; null if it did not, or if not said.")

    class Meta:
        model = AgreementParty
        fields = ("party", "role", "signed_on", "ratified_on", "in_force_on", "withdrawn_on")
        read_only_fields = fields


class AgreementStatusChangeSerializer(serializers.ModelSerializer):
    """A step in the history of an agreement."""

    on = PeriodField(help_text="When it was reached; null if not said.")

    class Meta:
        model = AgreementStatusChange
        fields = ("status", "on")
        read_only_fields = fields


class AgreementLinkSerializer(serializers.ModelSerializer):
    """One agreement's relation to another."""

    agreement = ReferenceField(help_text="The other agreement.")

    class Meta:
        model = AgreementLink
        fields = ("kind", "agreement")
        read_only_fields = fields


class AgreementSerializer(RecordSerializer):
    """What countries or organisations propose, discuss, agree, sign or declare together."""

    status_history = AgreementStatusChangeSerializer(
        many=True,
        read_only=True,
        help_text="The states it went through, oldest first; the last is its status.",
    )
    parties = AgreementPartySerializer(many=True, read_only=True, help_text="Who takes part.")
    signed = PeriodField()
    places = ManyField(ReferenceField())
    visit = ReferenceField(allow_null=True)
    topics = ManyField(ReferenceField())
    links = AgreementLinkSerializer(many=True, read_only=True, help_text="Its relations to other agreements.")
    item_count = QuantityField(
        allow_null=True, help_text="How many agreements a package holds; null if not said."
    )

    examples = {
        "id": "to-lam-china-2024-08-package",
        "url": "http://127.0.0.1:8000/api/v1/agreements/to-lam-china-2024-08-package/",
        "title": "Agreements signed during the visit of To Lam",
    }

    class Meta:
        model = Agreement
        fields = record_fields(
            "title",
            "kind",
            "status",
            "status_history",
            "parties",
            "signed",
            "places",
            "visit",
            "topics",
            "links",
            "item_count",
        )
        read_only_fields = fields
