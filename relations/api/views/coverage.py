"""Where coverage answers."""

from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.api.coverage_pagination import CoveragePagination
from relations.api.filters.coverage import CoverageFilter
from relations.api.filters.period import CERTAIN
from relations.api.serializers.coverage import CoveredYearSerializer
from relations.api.views.resource import ListViewSet, Rows
from relations.models import Country
from relations.queries.coverage import Years
from relations.queries.covered_relations import Asked


class CoverageViewSet(ListViewSet):
    """Of which years of relations sources speak, and how much of each kind of record they report in them.

    A year of which no source speaks is not covered: its counts are null, not 0. Years stand by relation, and
    a page holds those of one.
    """

    queryset = Country.objects.none()
    serializer_class = CoveredYearSerializer
    filterset_class = CoverageFilter
    pagination_class = CoveragePagination

    @extend_schema(operation_id="list_coverage", tags=["coverage"])
    def list(self, request: Request, *args: str, **kwargs: str) -> HttpResponseBase:
        return self.answer_of(self.asked())

    def asked(self) -> Asked:
        """Which years this request asks for."""
        said = self.filterset.form.cleaned_data
        touches = Years.certain if said["match"] == CERTAIN else Years.possible
        pair = said["relation"] and tuple(said["relation"])
        countries = frozenset(code for _, code in said["country"] or ())
        return Asked(pair, countries, said["since"], said["until"], touches)

    def prepared(self, rows: Rows) -> Rows:
        found = Country.objects.in_bulk({code for row in rows for code in row.pair})
        for row in rows:
            row.countries = [found[code] for code in row.pair]
        return rows

    def get_serializer_context(self) -> dict:
        match = self.filterset and self.filterset.form.cleaned_data.get("match")
        return super().get_serializer_context() | {"match": match}
