"""The view set of visits."""

from django.db.models import Prefetch, QuerySet

from relations.api.filters.visit import VisitFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Agreement, Visit
from relations.representations.visit import VisitSerializer


class VisitViewSet(WritableViewSet):
    """Stays of leaders in other countries, latest first."""

    queryset = Visit.objects.published()
    serializer_class = VisitSerializer
    filterset_class = VisitFilter
    orderings = WritableViewSet.orderings | {"period": "period_starts_earliest"}
    default_ordering = "-period"
    # The delegation is always included; naming it changes nothing.
    includes = (*WritableViewSet.includes, "agreements", "delegation")

    def get_queryset(self) -> QuerySet:
        queryset = super().get_queryset()
        if "agreements" not in self.included:
            return queryset
        return queryset.prefetch_related(Prefetch("agreements", Agreement.objects.published()))
