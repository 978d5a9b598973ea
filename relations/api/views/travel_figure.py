"""Where travel figures answer."""

from relations.api.filters.travel_figure import TravelFigureFilter
from relations.api.serializers.travel_figure import TravelFigureSerializer
from relations.api.views.record import RecordViewSet
from relations.models import TravelFigure
from relations.queries.loading import shown


class TravelFigureViewSet(RecordViewSet):
    """Figures of people who travel from one country to another, latest first."""

    queryset = shown(TravelFigure).published()
    serializer_class = TravelFigureSerializer
    filterset_class = TravelFigureFilter
    orderings = RecordViewSet.orderings | {"period": "period_starts_earliest", "amount": "quantity_number"}
    default_ordering = "-period"
    path_parameters = {"id": ("Identifier of the travel figure.", "chn-vnm-travellers-2023-01-08")}
