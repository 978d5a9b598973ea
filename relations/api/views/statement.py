"""Where statements answer."""

from relations.api.filters.statement import StatementFilter
from relations.api.serializers.statement import StatementSerializer
from relations.api.views.record import RecordViewSet
from relations.models import Statement


class StatementViewSet(RecordViewSet):
    """What one side declares, each told in one sentence of our own, latest first."""

    queryset = Statement.objects.published()
    serializer_class = StatementSerializer
    filterset_class = StatementFilter
    orderings = RecordViewSet.orderings | {"period": "period_starts_earliest"}
    default_ordering = "-period"
    path_parameters = {"id": ("Identifier of the statement.", "vietnam-developed-country-2045")}
