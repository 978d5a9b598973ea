"""Where leaders answer."""

from relations.api.filters.leader import LeaderFilter
from relations.api.serializers.leader import LeaderSerializer
from relations.api.views.record import RecordViewSet
from relations.models import Leader


class LeaderViewSet(RecordViewSet):
    """People who act for a country or organisation, with every form of their names."""

    queryset = Leader.objects.published()
    serializer_class = LeaderSerializer
    filterset_class = LeaderFilter
    orderings = RecordViewSet.orderings | {"name": "name"}
    default_ordering = "name"
    path_parameters = {"id": ("Identifier of the leader.", "xi-jinping")}
