"""The timeline of two countries."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.filters.period import CERTAIN, windows
from relations.api.filters.timeline import TimelineFilter
from relations.api.formats.calendar import CalendarRenderer
from relations.api.formats.feed import AtomRenderer
from relations.api.formats.timeline_table import TimelineTableRenderer
from relations.api.http.negotiation import JsonRenderer
from relations.api.paging.timeline import TimelinePagination
from relations.api.views.relation import OfTwoCountries
from relations.queries.timeline.entries import TimelineRange
from relations.representations.timeline import EntrySerializer, TimelineSerializer

OTHER_FORMATS = (CalendarRenderer, AtomRenderer, TimelineTableRenderer)


class TimelineView(OfTwoCountries):
    """The timeline of two countries."""

    members = EntrySerializer
    filterset_class = TimelineFilter
    parameters = TimelinePagination.parameters
    renderer_classes = [JsonRenderer, *OTHER_FORMATS]

    @extend_schema(
        operation_id="get_relation_timeline",
        tags=["relations"],
        parameters=[
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
        """List what two countries did together, in chronological order.

        Entries are visits, meetings, agreements, statements, partnerships and figures. Steps in the history
        of agreements and partnerships are entries of their own. Undated entries come last.

        Calendars, feeds and tables have all matching entries, unless there is a `limit`. A calendar leaves
        out undated entries.
        """
        pair = tuple(country.code for country in self.countries(kwargs["id"]))
        is_whole = request.accepted_renderer.format != JsonRenderer.format
        paginator = TimelinePagination()
        found = paginator.page_of(self.wanted_entries(pair), self, is_whole=is_whole)
        return paginator.get_paginated_response(self.selected(found, many=True))

    def wanted_entries(self, pair: tuple[str, ...]) -> TimelineRange:
        """The entries that this request asks for."""
        query = self.query
        return TimelineRange(
            pair=pair,
            kinds=query["kind"] or (),
            windows=windows(query),
            is_certain=query["match"] == CERTAIN,
            is_bilateral=query["bilateral"],
            has_undated=query["include_undated"] is not False,
        )
