"""The view set of leaders."""

from relations.api.filters.leader import LeaderFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Leader
from relations.representations.leader import LeaderSerializer


class LeaderViewSet(WritableViewSet):
    """People who act for a country or organisation, with all forms of their names."""

    queryset = Leader.objects.published()
    serializer_class = LeaderSerializer
    filterset_class = LeaderFilter
    orderings = WritableViewSet.orderings | {"name": "name"}
    default_ordering = "name"
