"""What can be asked of visits."""

from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import VisitKind, VisitStatus


class VisitFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of visits. `since`, `until` and `on` ask for the stay."""

    guest = ReferenceParameter(
        country="guest_country",
        organisation="guest_organisation",
        help_text="Only visits by this country or organisation.",
        example="CHN",
    )
    host = ReferenceParameter(country="host", help_text="Only visits to this country.", example="VNM")
    leader = ReferenceParameter(
        leader="delegation__leader",
        help_text="Only visits on which this leader travelled, in whatever role.",
        example="xi-jinping",
    )
    invited_by = ReferenceParameter(
        leader="invited_by_leader",
        organisation="invited_by_organisation",
        country="invited_by_country",
        help_text="Only visits to which this leader, organisation or country invited.",
        example="li-qiang",
    )
    place = ReferenceParameter(place="places", help_text="Only visits to this place.", example="hanoi")
    kind = ChoiceParameter(choices=VisitKind.choices, help_text="Only visits of this protocol.")
    status = ChoiceParameter(choices=VisitStatus.choices, help_text="Only visits in this state.")
    occasion = TextParameter(
        "occasion",
        help_text="Only visits that share this occasion.",
        example="Third Belt and Road Forum for International Cooperation",
    )
    tour = TextParameter(
        "tour", help_text="Only the legs of this journey.", example="South-east Asia, December 2023"
    )
