"""What can be asked of partnerships."""

from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import PartnershipStatus


class PartnershipFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of partnerships. `since`, `until` and `on` ask for the time during which it stood."""

    label = TextParameter(
        "label", help_text="Only under this label, exactly.", example="comprehensive strategic partnership"
    )
    status = ChoiceParameter(choices=PartnershipStatus.choices, help_text="Only partnerships in this state.")
    established_by = ReferenceParameter(
        agreement="established_by",
        help_text="Only those that this agreement established.",
        example="china-vietnam-joint-statement-2023-12",
    )
