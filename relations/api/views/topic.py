"""The view set of topics."""

from relations.api.filters.topic import TopicFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Topic
from relations.representations.topic import TopicSerializer


class TopicViewSet(WritableViewSet):
    """Subjects of meetings, agreements and statements."""

    # What records refer to is never withdrawn.
    http_method_names = ["get", "post", "patch", "head", "options"]
    includes = ()
    queryset = Topic.objects.all()
    serializer_class = TopicSerializer
    filterset_class = TopicFilter
    orderings = WritableViewSet.orderings | {"label": "label"}
    default_ordering = "id"
