"""Places in answers."""

from relations.api.serializers.record import DocumentedSerializer, reference_data_fields
from relations.api.serializers.reference import CountryField, ReferenceField
from relations.models import Place


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
        fields = reference_data_fields("name", "kind", "country", "within")
        read_only_fields = fields
