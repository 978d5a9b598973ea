"""Places in responses."""

from relations.models import Place
from relations.representations.record import DocumentedSerializer, reference_data_fields
from relations.representations.reference import CountryField, ReferenceField


class PlaceSerializer(DocumentedSerializer):
    """A city, site, water or route."""

    country = CountryField(allow_null=True)
    within = ReferenceField(allow_null=True)

    examples = {
        "id": "hanoi",
        "url": "http://127.0.0.1:8000/api/v1/places/hanoi/",
        "name": "Hanoi",
        "external_ids": ["wikidata:Q1858"],
    }

    class Meta:
        model = Place
        fields = reference_data_fields(Place)
        read_only_fields = fields
