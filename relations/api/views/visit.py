"""Where visits answer."""

from django.db.models import Prefetch, QuerySet

from relations.api.filters.visit import VisitFilter
from relations.api.serializers.visit import VisitSerializer
from relations.api.views.record import RecordViewSet
from relations.models import Agreement, Visit


class VisitViewSet(RecordViewSet):
    """Stays of leaders in other countries, latest first."""

    queryset = Visit.objects.published()
    serializer_class = VisitSerializer
    filterset_class = VisitFilter
    orderings = RecordViewSet.orderings | {"period": "period_starts_earliest"}
    default_ordering = "-period"
    # The delegation is always there; to name it changes nothing.
    includes = (*RecordViewSet.includes, "agreements", "delegation")
    path_parameters = {"id": ("Identifier of the visit.", "xi-jinping-vietnam-2023-12")}

    def get_queryset(self) -> QuerySet:
        queryset = super().get_queryset()
        if "agreements" not in self.included:
            return queryset
        return queryset.prefetch_related(Prefetch("agreements", Agreement.objects.published()))
