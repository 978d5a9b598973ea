"""Filters of statements."""

from relations.api.filters.parameter import ChoiceParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import StatementKind


class StatementFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of statements. `since`, `until` and `on` apply to the day of the statement, not its target."""

    speaker = ReferenceParameter(
        leader="speaker_leader",
        country="speaker_country",
        organisation="speaker_organisation",
        help_text="Statements by this leader, country or organisation itself.",
        example="to-lam",
    )
    about = ReferenceParameter(country="about", help_text="Statements about this country.", example="CHN")
    topic = ReferenceParameter(
        topic="topics", help_text="Statements about this topic.", example="south-china-sea"
    )
    kind = ChoiceParameter(choices=StatementKind.choices, help_text="Statements of this kind.")
    visit = ReferenceParameter(
        visit="visit",
        help_text="Statements made during this visit.",
        example="xi-jinping-vietnam-2023-12",
    )
    meeting = ReferenceParameter(
        meeting="meeting",
        help_text="Statements made at this meeting.",
        example="xi-jinping-nguyen-phu-trong-2023-12",
    )
