"""Filters of visits."""

from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import VisitKind, VisitStatus


class VisitFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of visits. `since`, `until` and `on` apply to the stay."""

    guest = ReferenceParameter(
        country="guest_country",
        organisation="guest_organisation",
        help_text="Visits by this country or organisation.",
        example="CHN",
    )
    host = ReferenceParameter(country="host", help_text="Visits to this country.", example="VNM")
    leader = ReferenceParameter(
        leader="delegation__leader",
        help_text="Visits on which this leader travelled, in any role.",
        example="xi-jinping",
    )
    invited_by = ReferenceParameter(
        leader="invited_by_leader",
        organisation="invited_by_organisation",
        country="invited_by_country",
        help_text="Visits by invitation of this leader, organisation or country.",
        example="li-qiang",
    )
    place = ReferenceParameter(place="places", help_text="Visits to this place.", example="hanoi")
    kind = ChoiceParameter(choices=VisitKind.choices, help_text="Visits of this kind of protocol.")
    status = ChoiceParameter(choices=VisitStatus.choices, help_text="Visits with this status.")
    occasion = TextParameter(
        "occasion",
        help_text="Visits with this occasion.",
        example="Third Belt and Road Forum for International Cooperation",
    )
    tour = TextParameter(
        "tour", help_text="Visits that were legs of this journey.", example="South-east Asia, December 2023"
    )
