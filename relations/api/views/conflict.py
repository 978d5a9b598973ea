"""Where conflicts answer."""

from relations.api.filters.conflict import ConflictFilter
from relations.api.serializers.conflict import ConflictSerializer
from relations.api.views.resource import ListViewSet
from relations.models import Conflict
from relations.queries.conflict_readings import with_readings


class ConflictViewSet(ListViewSet):
    """Facts on which sources disagree: what each of them says, the value chosen, and why."""

    queryset = Conflict.objects.public()
    serializer_class = ConflictSerializer
    filterset_class = ConflictFilter
    orderings = {"record": ("record_key", "fact"), "id": ("record_key", "fact")}
    default_ordering = "record"

    def prepared(self, rows):
        return with_readings(rows)
