"""The view set of conflicts."""

from relations.api.filters.conflict import ConflictFilter
from relations.api.views.resource import ListViewSet
from relations.models import Conflict
from relations.queries.evidence.readings import with_readings
from relations.representations.conflict import ConflictSerializer


class ConflictViewSet(ListViewSet):
    """Conflicts: facts on which sources disagree, with each value, the one chosen, and why."""

    queryset = Conflict.objects.public()
    serializer_class = ConflictSerializer
    filterset_class = ConflictFilter
    orderings = {"record": ("record_key", "fact"), "id": ("record_key", "fact")}
    default_ordering = "record"

    def prepared(self, rows):
        return with_readings(rows)
