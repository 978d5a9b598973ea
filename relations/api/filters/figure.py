"""Filters of trade, investment and travel figures."""

from django.db.models import Q

from relations.api.filters.bound import AmountParameter
from relations.api.filters.parameter import ChoiceParameter, CodeParameter, FlagParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import CountryKind, Measure
from relations.models.quantity_field import OPERATORS


def country_group_filter(*paths: str) -> FlagParameter:
    """Figures in which one of these countries is a group of countries or unknown."""
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__kind": CountryKind.GROUP})
    return FlagParameter(
        condition=condition,
        help_text="Figures of which one side is a group of countries or is not named (`true`), or "
        "figures between two single countries (`false`).",
    )


class FigureFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of all figures. `since`, `until` and `on` apply to the period measured."""

    measure = ChoiceParameter(choices=Measure.choices, help_text="Figures of this measure.")
    amount__gte = AmountParameter(
        "quantity_number", "gte", help_text="Figures of this amount or more.", example="200000000000"
    )
    amount__lte = AmountParameter(
        "quantity_number", "lte", help_text="Figures of this amount or less.", example="1000000"
    )
    unit = CodeParameter(
        "quantity_unit",
        form="[A-Za-z0-9%/_-][A-Za-z0-9%/_ -]*",
        help_text="Figures in this unit: a currency, percent, persons, projects.",
        example="USD",
    )
    operator = ChoiceParameter(
        "quantity_operator",
        choices=OPERATORS,
        help_text="Figures with this operator, as sources word them. `gt` is more than.",
    )
    authority = ReferenceParameter(
        organisation="authority",
        help_text="Figures from the statistics of this authority.",
        example="chinese-customs",
    )
    ranked = ReferenceParameter(country="ranked", help_text="Ranks of this country.", example="VNM")
    among = ReferenceParameter(
        country="among", help_text="Ranks among this group of countries.", example="XAS"
    )
    ahead = ReferenceParameter(country="ahead", help_text="Ranks behind this country.", example="USA")
    share_of = TextParameter(
        "share_of", help_text="Shares of this whole.", example="rare earths in the world"
    )
