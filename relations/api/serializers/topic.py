"""Topics in answers."""

from relations.api.serializers.record import DocumentedSerializer, reference_data_fields
from relations.api.serializers.reference import ReferenceField
from relations.models import Topic


class TopicSerializer(DocumentedSerializer):
    """A subject of meetings, agreements and statements."""

    parent = ReferenceField(allow_null=True)

    examples = {
        "id": "rare-earths",
        "url": "http://127.0.0.1:8000/api/v1/topics/rare-earths/",
        "label": "Rare earths",
        "external_ids": ["wikidata:Q191692"],
    }

    class Meta:
        model = Topic
        fields = reference_data_fields("label", "parent")
        read_only_fields = fields
