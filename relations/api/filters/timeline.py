"""Filters of a timeline."""

from django.db.models import Q

from relations.api.filters.parameter import ChoiceParameter, FlagParameter
from relations.api.filters.period import PeriodFilter
from relations.representations.timeline import ENTRY_KINDS


class TimelineFilter(PeriodFilter):
    """Filters of the entries of a timeline. They read the values; the timeline applies them to each kind."""

    kind = ChoiceParameter(
        choices=ENTRY_KINDS,
        help_text="Entries of this kind. A change is a step in the history of an agreement or partnership.",
    )
    bilateral = FlagParameter(
        condition=Q(),
        help_text="Entries in which only the two countries take part (`true`), or others as well "
        "(`false`). Two countries at one summit are not a bilateral meeting.",
    )
    include_undated = FlagParameter(
        condition=Q(),
        help_text="`false` leaves out entries that no source dates; by default they come last.",
    )
