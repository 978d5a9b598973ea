"""What can be asked of statements."""

from relations.api.filters.parameter import ChoiceParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import StatementKind


class StatementFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of statements. `since`, `until` and `on` ask for the day of the statement, not for its aim."""

    speaker = ReferenceParameter(
        leader="speaker_leader",
        country="speaker_country",
        organisation="speaker_organisation",
        help_text="Only statements by this leader, country or organisation itself.",
        example="to-lam",
    )
    about = ReferenceParameter(
        country="about", help_text="Only statements about this country.", example="CHN"
    )
    topic = ReferenceParameter(
        topic="topics", help_text="Only statements about this topic.", example="south-china-sea"
    )
    kind = ChoiceParameter(choices=StatementKind.choices, help_text="Only statements of this sort.")
    visit = ReferenceParameter(
        visit="visit",
        help_text="Only statements made during this visit.",
        example="xi-jinping-vietnam-2023-12",
    )
    meeting = ReferenceParameter(
        meeting="meeting",
        help_text="Only statements made at this meeting.",
        example="xi-jinping-nguyen-phu-trong-2023-12",
    )
