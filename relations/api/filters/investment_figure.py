"""Filters of investment figures."""

from relations.api.filters.figure import FigureFilter, country_group_filter
from relations.api.filters.parameter import ChoiceParameter
from relations.api.filters.reference import ReferenceParameter
from relations.models import Series


class InvestmentFigureFilter(FigureFilter):
    """Filters of investment figures."""

    investor = ReferenceParameter(
        country="investor", help_text="Investment from this country.", example="CHN"
    )
    host = ReferenceParameter(country="host", help_text="Investment in this country.", example="VNM")
    has_country_group = country_group_filter("investor", "host")
    series = ChoiceParameter(
        choices=Series.choices,
        help_text="What is invested in a period (`flow`), or the total at its end (`stock`).",
    )
