"""Organisations in answers."""

from relations.api.serializers.record import RecordSerializer, record_fields
from relations.api.serializers.reference import CountryField
from relations.models import Organisation


class OrganisationSerializer(RecordSerializer):
    """An organisation that acts in diplomacy or reports on it."""

    country = CountryField(allow_null=True)

    examples = {
        "id": "communist-party-of-vietnam",
        "url": "http://127.0.0.1:8000/api/v1/organisations/communist-party-of-vietnam/",
        "name": "Communist Party of Vietnam",
        "abbreviation": "CPV",
    }

    class Meta:
        model = Organisation
        fields = record_fields("name", "abbreviation", "kind", "country")
        read_only_fields = fields
