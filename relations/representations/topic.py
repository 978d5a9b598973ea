"""Topics in responses."""

from relations.models import Topic
from relations.representations.record import DocumentedSerializer, reference_data_fields
from relations.representations.reference import ReferenceField


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
        fields = reference_data_fields(Topic)
        read_only_fields = fields
