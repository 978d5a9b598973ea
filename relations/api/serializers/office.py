"""Offices in answers."""

from relations.api.serializers.record import RecordSerializer, record_fields
from relations.api.serializers.reference import ReferenceField
from relations.models import Office


class OfficeSerializer(RecordSerializer):
    """A post in a country or an organisation."""

    body = ReferenceField(help_text="The country or organisation it belongs to.")

    examples = {
        "id": "prime-minister-of-vietnam",
        "url": "http://127.0.0.1:8000/api/v1/offices/prime-minister-of-vietnam/",
        "title": "Prime Minister of Viet Nam",
    }

    class Meta:
        model = Office
        fields = record_fields("title", "function", "body")
        read_only_fields = fields
