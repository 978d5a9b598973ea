"""The view set of statements."""

from relations.api.filters.statement import StatementFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Statement
from relations.representations.statement import StatementSerializer


class StatementViewSet(WritableViewSet):
    """Declarations of one side, each summarised in one sentence, latest first."""

    queryset = Statement.objects.published()
    serializer_class = StatementSerializer
    filterset_class = StatementFilter
    orderings = WritableViewSet.orderings | {"period": "period_starts_earliest"}
    default_ordering = "-period"
