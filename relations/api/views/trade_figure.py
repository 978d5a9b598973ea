"""The view set of trade figures."""

from relations.api.filters.trade_figure import TradeFigureFilter
from relations.api.views.writable import WritableViewSet
from relations.models import TradeFigure
from relations.representations.trade_figure import TradeFigureSerializer


class TradeFigureViewSet(WritableViewSet):
    """Figures of trade between two countries, latest first.

    Reporter and authority identify a figure, since countries count the same trade differently.
    """

    queryset = TradeFigure.objects.published()
    serializer_class = TradeFigureSerializer
    filterset_class = TradeFigureFilter
    orderings = WritableViewSet.orderings | {"period": "period_starts_earliest", "amount": "quantity_number"}
    default_ordering = "-period"
