"""Where the trade of two countries answers."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.errors import Fault, InvalidParameters
from relations.api.filter_schema import filter_parameters
from relations.api.filters.trade_figure import TradeFigureFilter
from relations.api.serializers.trade import TradeSerializer
from relations.api.views.relation import OfTwoCountries
from relations.models import TradeFigure
from relations.queries.sides import together
from relations.queries.trade_series import MOST, trade_series


class TradeView(OfTwoCountries):
    """The trade of two countries."""

    members = TradeSerializer

    def filters_asked(self, request: Request) -> TradeFigureFilter:
        figures = TradeFigure.objects.published()
        return TradeFigureFilter(request.query_params, queryset=figures, request=request)

    @extend_schema(
        operation_id="get_relation_trade",
        tags=["relations"],
        parameters=filter_parameters(TradeFigureFilter),
        responses=TradeSerializer,
    )
    def get(self, request: Request, **kwargs: str) -> Response:
        """The trade of two countries as series of figures that are counted alike.

        Reporters and authorities stay apart: two countries count the same trade differently, and both report
        truly. Periods other than calendar years are marked.
        """
        countries = self.countries(kwargs["id"])
        series = trade_series(self.figures([country.code for country in countries]))
        if series is None:
            detail = f"There are more than {MOST} figures. Narrow the question by period, product or flow."
            raise InvalidParameters([Fault("since", "too_many_figures", detail)])
        return Response(self.selected({"countries": countries, "series": series}))

    def figures(self, pair: list[str]) -> QuerySet[TradeFigure]:
        """The figures of two countries that the filters find."""
        self.filterset.queryset = together("trade_figure", pair)
        return self.filterset.qs
