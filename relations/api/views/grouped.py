"""Lists that can be grouped."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api import grouping, shape
from relations.api.errors import Fault, InvalidParameters
from relations.api.negotiation import JsonRenderer
from relations.api.parameters import INCLUDE
from relations.api.serializers.group import FigureGroupSerializer, GroupSerializer
from relations.api.views.resource import DocumentedViewSet
from relations.queries.aggregation import groups

# What only a list of rows takes.
OF_ROWS = (INCLUDE, *shape.PARAMETERS)


class GroupedViewSet(DocumentedViewSet):
    """A kind whose list answers groups instead of rows when `group_by` says so."""

    @property
    def is_grouped(self) -> bool:
        return self.request is not None and self.action == "list" and grouping.is_asked(self.request)

    @property
    def group_serializer(self) -> type[GroupSerializer]:
        return FigureGroupSerializer if grouping.has_amounts(self) else GroupSerializer

    def get_renderers(self) -> list:
        return [JsonRenderer()] if self.is_grouped else super().get_renderers()

    def known_parameters(self) -> list[str]:
        known = super().known_parameters()
        return [*known, *grouping.PARAMETERS] if grouping.offered(self) else known

    def at_odds(self) -> dict[str, list[str]]:
        if not self.is_grouped:
            return super().at_odds()
        return {**super().at_odds(), grouping.GROUP_BY: [*OF_ROWS, *self.paginator.parameters]}

    def faults(self, request: Request) -> Iterator[Fault]:
        yield from super().faults(request)
        if grouping.offered(self):
            yield from grouping.faults(request, self)

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        if not self.is_grouped:
            return super().list(request, *args, **kwargs)
        return self.groups_of(self.filter_queryset(self.get_queryset()))

    def groups_of(self, queryset: QuerySet) -> Response:
        """The groups, in the envelope of a list."""
        by = grouping.dimensions_asked(self.request, self)
        found = groups(queryset, by, grouping.aggregates_asked(self.request, self))
        if found is None:
            detail = "There are too many rows or groups. Narrow the question, or group by another field."
            raise InvalidParameters([Fault(grouping.GROUP_BY, "too_many", detail)])
        rows = self.group_serializer(found, many=True).data
        return Response({"count": None, "next": None, "previous": None, "results": rows})
