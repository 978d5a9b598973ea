"""The view set of investment figures."""

from relations.api.filters.investment_figure import InvestmentFigureFilter
from relations.api.views.writable import WritableViewSet
from relations.models import InvestmentFigure
from relations.representations.investment_figure import InvestmentFigureSerializer


class InvestmentFigureViewSet(WritableViewSet):
    """Figures of investment from one country in another, latest first."""

    queryset = InvestmentFigure.objects.published()
    serializer_class = InvestmentFigureSerializer
    filterset_class = InvestmentFigureFilter
    orderings = WritableViewSet.orderings | {"period": "period_starts_earliest", "amount": "quantity_number"}
    default_ordering = "-period"
