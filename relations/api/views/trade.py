"""The trade of two countries."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.filters.trade_figure import TradeFigureFilter
from relations.api.problems.problem import InvalidParameters, ParameterError
from relations.api.views.relation import OfTwoCountries
from relations.models import TradeFigure
from relations.queries.aggregation.trade_series import MOST, trade_series
from relations.queries.relation.participants import together
from relations.representations.trade import TradeSerializer


class TradeView(OfTwoCountries):
    """The trade of two countries."""

    members = TradeSerializer
    filterset_class = TradeFigureFilter

    @extend_schema(
        operation_id="get_relation_trade",
        tags=["relations"],
        responses=TradeSerializer,
    )
    def get(self, request: Request, **kwargs: str) -> Response:
        """Retrieve the trade of two countries as series of comparable figures.

        Each reporter and authority has series of its own, since countries count the same trade differently.
        Periods other than calendar years are marked.
        """
        countries = self.countries(kwargs["id"])
        series = trade_series(self.figures([country.code for country in countries]))
        if series is None:
            detail = f"There are more than {MOST} figures. Filter by period, product or flow."
            raise InvalidParameters([ParameterError("since", "too_many_figures", detail)])
        return Response(self.selected({"countries": countries, "series": series}))

    def figures(self, pair: list[str]) -> QuerySet[TradeFigure]:
        """The figures of two countries that match the filters."""
        return TradeFigureFilter.apply(together("trade_figure", pair), self.query)
