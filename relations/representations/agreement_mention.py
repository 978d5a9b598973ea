"""Mentions of agreements in responses about visits and meetings."""

from rest_framework import serializers

from relations.models import Agreement
from relations.representations.period import PeriodField
from relations.representations.record import RecordUrlField


class AgreementMentionSerializer(serializers.ModelSerializer):
    """A mention of an agreement."""

    id = serializers.CharField(source="slug", read_only=True, help_text="Identifier of the agreement.")
    signed = PeriodField(help_text="Date of signing; null if not stated.")
    url = RecordUrlField(help_text="URL of the agreement.")

    examples = {
        "id": "to-lam-china-2024-08-package",
        "title": "Agreements signed during the visit of To Lam",
        "url": "http://127.0.0.1:8000/api/v1/agreements/to-lam-china-2024-08-package/",
    }

    class Meta:
        model = Agreement
        fields = ("id", "title", "kind", "status", "signed", "url")
        read_only_fields = fields
