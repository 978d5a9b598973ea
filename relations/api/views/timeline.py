"""Where timelines of two countries answer."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.calendar import CalendarRenderer
from relations.api.feed import AtomRenderer
from relations.api.filter_schema import as_parameters, filter_parameters
from relations.api.filters.period import CERTAIN, windows
from relations.api.filters.timeline import TimelineFilter
from relations.api.negotiation import JsonRenderer
from relations.api.serializers.timeline import EntrySerializer, TimelineSerializer
from relations.api.timeline_paging import ORDERINGS, TimelinePagination, timeline_paging_parameters
from relations.api.timeline_table import TimelineTableRenderer
from relations.api.views.relation import OfTwoCountries
from relations.models import Visit
from relations.queries.timeline import Asked

OTHER_FORMATS = (CalendarRenderer, AtomRenderer, TimelineTableRenderer)


class TimelineView(OfTwoCountries):
    """What two countries did, in the order of time."""

    members = EntrySerializer
    default_ordering = ORDERINGS[0]
    renderer_classes = [JsonRenderer, *OTHER_FORMATS]

    @property
    def lists_rows(self) -> bool:
        return True

    @property
    def paginator(self) -> TimelinePagination:
        if not hasattr(self, "_paginator"):
            self._paginator = TimelinePagination()
        return self._paginator

    def filters_asked(self, request: Request) -> TimelineFilter:
        return TimelineFilter(request.query_params, queryset=Visit.objects.none(), request=request)

    @extend_schema(
        operation_id="get_relation_timeline",
        tags=["relations"],
        parameters=[
            *filter_parameters(TimelineFilter),
            *as_parameters(timeline_paging_parameters()),
            OpenApiParameter(
                "Link",
                OpenApiTypes.STR,
                OpenApiParameter.HEADER,
                response=[200],
                description="`next` and `previous`, as in the body.",
            ),
        ],
        responses={
            (200, JsonRenderer.media_type): TimelineSerializer,
            **{(200, each.media_type): OpenApiTypes.STR for each in OTHER_FORMATS},
        },
    )
    def get(self, request: Request, **kwargs: str) -> Response:
        """What two countries did, in the order of time.

        Visits, meetings, agreements, statements, partnerships and figures. Steps in the history of agreements
        and partnerships are entries of their own. What no source dates comes last.

        Calendars, feeds and tables hold every entry that the filters find, unless `limit` says otherwise.
        A calendar leaves out what nobody dates.
        """
        pair = tuple(country.code for country in self.countries(kwargs["id"]))
        is_whole = request.accepted_renderer.format != JsonRenderer.format
        found = self.paginator.page_of(self.asked(pair), request, is_whole=is_whole)
        return self.paginator.get_paginated_response(self.selected(found, many=True))

    def asked(self, pair: tuple[str, ...]) -> Asked:
        """Which entries this request asks for."""
        said: dict[str, Any] = self.filterset.form.cleaned_data
        return Asked(
            pair=pair,
            kinds=said["kind"] or (),
            windows=windows(said),
            is_certain=said["match"] == CERTAIN,
            is_bilateral=said["bilateral"],
            has_undated=said["include_undated"] is not False,
        )
