"""Where travel figures answer."""

from relations.api.filters.travel_figure import TravelFigureFilter
from relations.api.serializers.travel_figure import TravelFigureSerializer
from relations.api.views.record import RecordViewSet
from relations.models import TravelFigure


class TravelFigureViewSet(RecordViewSet):
    """Figures of people who travel from one country to another, latest first."""

    queryset = TravelFigure.objects.published()
    serializer_class = TravelFigureSerializer
    filterset_class = TravelFigureFilter
    orderings = RecordViewSet.orderings | {"period": "period_starts_earliest", "amount": "quantity_number"}
    default_ordering = "-period"
    path_parameters = {"id": ("Identifier of the travel figure.", "chn-vnm-travel-2023-01-08")}
