"""Agreements in responses."""

from rest_framework import serializers

from relations.models import Agreement, AgreementLink, AgreementParty, AgreementStatusChange
from relations.representations.period import PeriodField
from relations.representations.quantity import QuantityField
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import ManyField, ReferenceField


class AgreementPartySerializer(serializers.ModelSerializer):
    """A party of an agreement, with the dates of its actions."""

    party = ReferenceField(help_text="The party: a country, organisation or leader.")
    signed_on = PeriodField(help_text="Date on which the party signed; null if not stated.")
    ratified_on = PeriodField(help_text="Date on which the party ratified; null if not stated.")
    in_force_on = PeriodField(
        help_text="Date on which the agreement entered into force for the party; null if not stated."
    )
    withdrawn_on = PeriodField(
        help_text="Date on which the party withdrew; null if it did not, or if not stated."
    )

    class Meta:
        model = AgreementParty
        fields = AgreementParty.document
        read_only_fields = fields


class AgreementStatusChangeSerializer(serializers.ModelSerializer):
    """A status in the history of an agreement."""

    on = PeriodField(help_text="Date on which it was reached; null if not stated.")

    class Meta:
        model = AgreementStatusChange
        fields = AgreementStatusChange.document
        read_only_fields = fields


class AgreementLinkSerializer(serializers.ModelSerializer):
    """A link from one agreement to another."""

    agreement = ReferenceField(help_text="The other agreement.")

    class Meta:
        model = AgreementLink
        fields = AgreementLink.document
        read_only_fields = fields


class AgreementSerializer(RecordSerializer):
    """An agreement that countries or organisations propose, discuss, sign or declare."""

    status_history = AgreementStatusChangeSerializer(
        many=True,
        read_only=True,
        help_text="The statuses so far, oldest first; the last one is `status`.",
    )
    parties = AgreementPartySerializer(many=True, read_only=True, help_text="The parties.")
    signed = PeriodField()
    places = ManyField(ReferenceField())
    visit = ReferenceField(allow_null=True)
    topics = ManyField(ReferenceField())
    links = AgreementLinkSerializer(many=True, read_only=True, help_text="Links to other agreements.")
    item_count = QuantityField(
        allow_null=True, help_text="The number of agreements in a package; null if not stated."
    )

    examples = {
        "id": "to-lam-china-2024-08-package",
        "url": "http://127.0.0.1:8000/api/v1/agreements/to-lam-china-2024-08-package/",
        "title": "Agreements signed during the visit of To Lam",
    }

    class Meta:
        model = Agreement
        fields = record_fields(Agreement)
        read_only_fields = fields
