"""Filters of meetings."""

from relations.api.filters.parameter import ChoiceParameter, NumberParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import MeetingFormat, MeetingStatus


class MeetingFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of meetings."""

    participant = ReferenceParameter(
        leader="participants__leader",
        organisation="participants__organisation",
        country="participants__country",
        help_text="Meetings in which this leader, organisation or country is named as taking part.",
        example="wang-wentao",
    )
    leader = ReferenceParameter(
        leader="participants__leader", help_text="Meetings with this leader.", example="xi-jinping"
    )
    place = ReferenceParameter(
        place="places", help_text="Meetings at this place.", example="ho-chi-minh-city"
    )
    topic = ReferenceParameter(topic="topics", help_text="Meetings about this topic.", example="railways")
    visit = ReferenceParameter(
        visit="visit", help_text="Meetings during this visit.", example="xi-jinping-vietnam-2023-12"
    )
    meeting_format = ChoiceParameter(
        "format",
        choices=MeetingFormat.choices,
        help_text="Meetings of this format. (The parameter `format` chooses the format of the response.)",
    )
    status = ChoiceParameter(choices=MeetingStatus.choices, help_text="Meetings with this status.")
    ordinal = NumberParameter("ordinal", help_text="Meetings with this number in their series.", example="35")
