"""The view set of travel figures."""

from relations.api.filters.travel_figure import TravelFigureFilter
from relations.api.views.writable import WritableViewSet
from relations.models import TravelFigure
from relations.representations.travel_figure import TravelFigureSerializer


class TravelFigureViewSet(WritableViewSet):
    """Figures of people who travel from one country to another, latest first."""

    queryset = TravelFigure.objects.published()
    serializer_class = TravelFigureSerializer
    filterset_class = TravelFigureFilter
    orderings = WritableViewSet.orderings | {"period": "period_starts_earliest", "amount": "quantity_number"}
    default_ordering = "-period"
