"""The view set of coverage."""

from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.api.filters.coverage import CoverageFilter
from relations.api.filters.period import CERTAIN
from relations.api.paging.coverage import CoveragePagination
from relations.api.views.resource import ListViewSet, Rows
from relations.models import Country
from relations.queries.relation.coverage import Years
from relations.queries.relation.covered_relations import YearRange
from relations.representations.coverage import CoveredYearSerializer


class CoverageViewSet(ListViewSet):
    """The years of relations that sources cover, with the number of records of each kind."""

    queryset = Country.objects.none()
    serializer_class = CoveredYearSerializer
    filterset_class = CoverageFilter
    pagination_class = CoveragePagination

    @extend_schema(operation_id="list_coverage", tags=["coverage"])
    def list(self, request: Request, *args: str, **kwargs: str) -> HttpResponseBase:
        """List the years that sources cover, by relation.

        A year without a source is not covered: its counts are null, not 0. A page has years of one relation.
        """
        return self.page_response(self.wanted_years())

    def wanted_years(self) -> YearRange:
        """The years that this request asks for."""
        query = self.query
        touches = Years.certain if query["match"] == CERTAIN else Years.possible
        pair = query["relation"] and tuple(query["relation"])
        countries = frozenset(code for _, code in query["country"] or ())
        return YearRange(pair, countries, query["since"], query["until"], touches)

    def prepared(self, rows: Rows) -> Rows:
        found = Country.objects.in_bulk({code for row in rows for code in row.pair})
        for row in rows:
            row.countries = [found[code] for code in row.pair]
        return rows

    def get_serializer_context(self) -> dict:
        return super().get_serializer_context() | {"match": self.query.get("match")}
