"""Filters of partnerships."""

from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import PartnershipStatus


class PartnershipFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of partnerships. `since`, `until` and `on` apply to the time of their existence."""

    label = TextParameter(
        "label",
        help_text="Partnerships with exactly this label.",
        example="comprehensive strategic partnership",
    )
    status = ChoiceParameter(choices=PartnershipStatus.choices, help_text="Partnerships with this status.")
    established_by = ReferenceParameter(
        agreement="established_by",
        help_text="Partnerships that this agreement established.",
        example="china-vietnam-joint-statement-2023-12",
    )
