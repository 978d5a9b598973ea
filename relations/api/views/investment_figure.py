"""Where investment figures answer."""

from relations.api.filters.investment_figure import InvestmentFigureFilter
from relations.api.serializers.investment_figure import InvestmentFigureSerializer
from relations.api.views.record import RecordViewSet
from relations.models import InvestmentFigure


class InvestmentFigureViewSet(RecordViewSet):
    """Figures of investment from one country in another, latest first."""

    queryset = InvestmentFigure.objects.published()
    serializer_class = InvestmentFigureSerializer
    filterset_class = InvestmentFigureFilter
    orderings = RecordViewSet.orderings | {"period": "period_starts_earliest", "amount": "quantity_number"}
    default_ordering = "-period"
    path_parameters = {"id": ("Identifier of the investment figure.", "chn-vnm-investment-flow-2023-01-06")}
