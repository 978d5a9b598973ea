"""Filters of tenures."""

from django.db.models import Q

from relations.api.filters.parameter import ChoiceParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import Capacity, OfficeFunction, TenureSighting
from relations.queries.paging.windows import Window


class TenureFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of tenures. `since`, `until` and `on` apply to the time in office.

    A date at which a source shows the leader in office makes that date certain, whatever the period says, and
    what is certain is possible.
    """

    leader = ReferenceParameter(leader="leader", help_text="Tenures of this leader.", example="to-lam")
    office = ReferenceParameter(
        office="office", help_text="Tenures in this office.", example="prime-minister-of-vietnam"
    )
    function = ChoiceParameter(
        "office__function", choices=OfficeFunction.choices, help_text="Tenures in offices with this function."
    )
    capacity = ChoiceParameter(choices=Capacity.choices, help_text="Tenures in this capacity.")

    @classmethod
    def possible(cls, window: Window) -> Q:
        return super().possible(window) | seen(window)

    @classmethod
    def certain(cls, window: Window) -> Q:
        return super().certain(window) | seen(window)


def seen(window: Window) -> Q:
    """A source surely shows the leader in office in the window."""
    sightings = TenureSighting.objects.filter(window.certain("on")).order_by()
    return Q(pk__in=sightings.values("tenure"))
