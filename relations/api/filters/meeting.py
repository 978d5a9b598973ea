"""What can be asked of meetings."""

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
        help_text="Only meetings in which this leader, organisation or country is named as taking part.",
        example="wang-wentao",
    )
    leader = ReferenceParameter(
        leader="participants__leader", help_text="Only meetings with this leader.", example="xi-jinping"
    )
    place = ReferenceParameter(
        place="places", help_text="Only meetings at this place.", example="ho-chi-minh-city"
    )
    topic = ReferenceParameter(
        topic="topics", help_text="Only meetings about this topic.", example="railways"
    )
    visit = ReferenceParameter(
        visit="visit", help_text="Only meetings during this visit.", example="xi-jinping-vietnam-2023-12"
    )
    meeting_format = ChoiceParameter(
        "format",
        choices=MeetingFormat.choices,
        help_text="Only meetings of this format (`format` is that of answers).",
    )
    status = ChoiceParameter(choices=MeetingStatus.choices, help_text="Only meetings in this state.")
    ordinal = NumberParameter(
        "ordinal", help_text="Only the meeting of this number in its series.", example="35"
    )
