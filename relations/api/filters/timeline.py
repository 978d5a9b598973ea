"""What can be asked of a timeline."""

from django.db.models import Q

from relations.api.filters.parameter import ChoiceParameter, FlagParameter
from relations.api.filters.period import PeriodFilter
from relations.queries.timeline_strands import STRANDS

ENTRY_KINDS = [(strand.kind, strand.kind.replace("_", " ").capitalize()) for strand in STRANDS]


class TimelineFilter(PeriodFilter):
    """Filters of the entries of a timeline. It reads them; the timeline itself applies them in each kind."""

    kind = ChoiceParameter(
        choices=ENTRY_KINDS,
        help_text="Only entries of this kind; a change is a step in the history of an agreement "
        "or partnership.",
    )
    bilateral = FlagParameter(
        condition=Q(),
        help_text="Only what the two countries do by themselves, or only what others take part in too: "
        "two countries at one summit are no bilateral meeting.",
    )
    include_undated = FlagParameter(
        condition=Q(),
        help_text="`false` leaves out what no source dates; without it such entries come last.",
    )
