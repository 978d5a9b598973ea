"""Organisations in responses."""

from relations.models import Organisation
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import CountryField


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
        fields = record_fields(Organisation)
        read_only_fields = fields
