"""The view set of meetings."""

from relations.api.filters.meeting import MeetingFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Meeting
from relations.representations.meeting import MeetingSerializer


class MeetingViewSet(WritableViewSet):
    """Talks, ceremonies, exercises and other encounters, latest first."""

    queryset = Meeting.objects.published()
    serializer_class = MeetingSerializer
    filterset_class = MeetingFilter
    orderings = WritableViewSet.orderings | {"period": "period_starts_earliest"}
    default_ordering = "-period"
