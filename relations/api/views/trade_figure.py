"""Where trade figures answer."""

from relations.api.filters.trade_figure import TradeFigureFilter
from relations.api.serializers.trade_figure import TradeFigureSerializer
from relations.api.views.record import RecordViewSet
from relations.models import TradeFigure


class TradeFigureViewSet(RecordViewSet):
    """Figures of trade between two countries, latest first.

    Reporter and authority are part of what a figure is: two countries count the same trade differently.
    """

    queryset = TradeFigure.objects.published()
    serializer_class = TradeFigureSerializer
    filterset_class = TradeFigureFilter
    orderings = RecordViewSet.orderings | {"period": "period_starts_earliest", "amount": "quantity_number"}
    default_ordering = "-period"
    path_parameters = {"id": ("Identifier of the trade figure.", "chn-vnm-turnover-2022-chinese-customs")}
