"""Mentions of agreements in the answers about what they were made at."""

from rest_framework import serializers

from relations.api.serializers.period import PeriodField
from relations.api.serializers.record import AddressField
from relations.models import Agreement


class AgreementMentionSerializer(serializers.ModelSerializer):
    """An agreement in a few words."""

    id = serializers.CharField(source="slug", read_only=True, help_text="Its identifier.")
    signed = PeriodField(help_text="When it was signed; null if not said.")
    url = AddressField(help_text="Where it answers.")

    examples = {
        "id": "to-lam-china-2024-08-package",
        "title": "Agreements signed during the visit of To Lam",
        "url": "http://127.0.0.1:8000/api/v1/agreements/to-lam-china-2024-08-package/",
    }

    class Meta:
        model = Agreement
        fields = ("id", "title", "kind", "status", "signed", "url")
        read_only_fields = fields
