"""Groups of the records of a kind."""

from typing import Any, ClassVar

from django.http import HttpResponseBase
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.filters.filter import FilterSet
from relations.api.openapi.paging import page_schema
from relations.api.parameters.grouping import AGGREGATE, BY, has_amounts
from relations.api.parameters.parameter import Parameter
from relations.api.problems.problem import InvalidParameters, ParameterError
from relations.api.views import lookup
from relations.api.views.resource import ListViewSet
from relations.queries.aggregation.groups import COUNT, groups
from relations.representations.group import FigureGroupSerializer, GroupSerializer


class OnePage(BasePagination):
    """The envelope of a list that is never longer than one page."""

    parameters = ()

    def get_paginated_response(self, data: list) -> Response:
        return Response({"count": None, "next": None, "previous": None, "results": data})

    def get_paginated_response_schema(self, schema: dict) -> dict:
        return page_schema(schema)


class GroupViewSet(ListViewSet):
    """Groups of the records of a kind. `resource` is its view set, set where the URL is registered."""

    resource: ClassVar[Any] = None
    pagination_class = OnePage

    @property
    def queryset(self) -> Any:
        return self.resource.queryset

    @property
    def filterset_class(self) -> type[FilterSet]:
        return self.resource.filterset_class

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (BY, AGGREGATE) if has_amounts(self.queryset.model) else (BY,)

    def get_serializer_class(self) -> type[GroupSerializer]:
        return FigureGroupSerializer if has_amounts(self.queryset.model) else GroupSerializer

    def response_serializer(self) -> None:
        return None

    def list(self, request: Request, **kwargs: str) -> HttpResponseBase:
        """Count records by one or two fields.

        All filters of the list apply. Groups are ordered by value.
        """
        rows = self.filter_queryset(lookup.published(self.queryset.model))
        found = groups(rows, self.query["by"], self.query.get("aggregate") or (COUNT,))
        if found is None:
            detail = "There are too many rows or groups. Add filters, or group by another field."
            raise InvalidParameters([ParameterError(BY.name, "too_many", detail)])
        return self.get_paginated_response(self.get_serializer(found, many=True).data)
