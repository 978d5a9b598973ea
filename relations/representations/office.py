"""Offices in responses."""

from relations.models import Office
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import ReferenceField


class OfficeSerializer(RecordSerializer):
    """A post in a country or an organisation."""

    body = ReferenceField(help_text="The country or organisation of the office.")

    examples = {
        "id": "prime-minister-of-vietnam",
        "url": "http://127.0.0.1:8000/api/v1/offices/prime-minister-of-vietnam/",
        "title": "Prime Minister of Viet Nam",
    }

    class Meta:
        model = Office
        fields = record_fields(Office)
        read_only_fields = fields
