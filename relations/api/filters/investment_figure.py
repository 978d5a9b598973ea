"""What can be asked of investment figures."""

from relations.api.filters.figure import FigureFilter
from relations.api.filters.parameter import ChoiceParameter
from relations.api.filters.reference import ReferenceParameter
from relations.models import Series


class InvestmentFigureFilter(FigureFilter):
    """Filters of investment figures."""

    investor = ReferenceParameter(
        country="investor", help_text="Only investment from this country.", example="CHN"
    )
    host = ReferenceParameter(country="host", help_text="Only investment in this country.", example="VNM")
    series = ChoiceParameter(
        choices=Series.choices,
        help_text="Only what is invested in a period (flow), or what stands at its end (stock).",
    )
