"""Where meetings answer."""

from relations.api.filters.meeting import MeetingFilter
from relations.api.serializers.meeting import MeetingSerializer
from relations.api.views.record import RecordViewSet
from relations.models import Meeting


class MeetingViewSet(RecordViewSet):
    """Talks, ceremonies, exercises and other encounters, latest first."""

    queryset = Meeting.objects.published()
    serializer_class = MeetingSerializer
    filterset_class = MeetingFilter
    orderings = RecordViewSet.orderings | {"period": "period_starts_earliest"}
    default_ordering = "-period"
    path_parameters = {"id": ("Identifier of the meeting.", "joint-patrol-35")}
