"""Where topics answer."""

from relations.api.filters.topic import TopicFilter
from relations.api.serializers.topic import TopicSerializer
from relations.api.views.reference import WrittenReferenceViewSet
from relations.models import Topic


class TopicViewSet(WrittenReferenceViewSet):
    """Subjects of meetings, agreements and statements."""

    queryset = Topic.objects.all()
    serializer_class = TopicSerializer
    filterset_class = TopicFilter
    orderings = WrittenReferenceViewSet.orderings | {"label": "label"}
    default_ordering = "id"
    path_parameters = {"id": ("Identifier of the topic.", "rare-earths")}
