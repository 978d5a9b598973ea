"""What can be asked of trade, investment and travel figures alike."""

from relations.api.filters.bound import AmountParameter
from relations.api.filters.parameter import ChoiceParameter, CodeParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import Measure
from relations.models.quantity_field import OPERATORS


class FigureFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of every figure. `since`, `until` and `on` ask for the period measured."""

    measure = ChoiceParameter(choices=Measure.choices, help_text="Only figures that measure this.")
    amount__gte = AmountParameter(
        "quantity_number", "gte", help_text="Only figures of this amount or more.", example="200000000000"
    )
    amount__lte = AmountParameter(
        "quantity_number", "lte", help_text="Only figures of this amount or less.", example="1000000"
    )
    unit = CodeParameter(
        "quantity_unit",
        form="[A-Za-z0-9%/_-][A-Za-z0-9%/_ -]*",
        help_text="Only figures in this unit: a currency, percent, persons, projects.",
        example="USD",
    )
    operator = ChoiceParameter(
        "quantity_operator",
        choices=OPERATORS,
        help_text="Only figures that sources put this way; gt is more than.",
    )
    authority = ReferenceParameter(
        organisation="authority",
        help_text="Only figures of this authority's statistics.",
        example="chinese-customs",
    )
    ranked = ReferenceParameter(
        country="ranked", help_text="Only ranks that this country holds.", example="VNM"
    )
    among = ReferenceParameter(
        country="among", help_text="Only ranks among this group of countries.", example="XAS"
    )
    ahead = ReferenceParameter(country="ahead", help_text="Only ranks behind this country.", example="USA")
    share_of = TextParameter(
        "share_of", help_text="Only shares of this whole.", example="rare earths in the world"
    )
