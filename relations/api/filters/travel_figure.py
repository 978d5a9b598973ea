"""Filters of travel figures."""

from relations.api.filters.figure import FigureFilter, country_group_filter
from relations.api.filters.reference import ReferenceParameter


class TravelFigureFilter(FigureFilter):
    """Filters of travel figures."""

    origin = ReferenceParameter(country="origin", help_text="Travellers from this country.", example="CHN")
    destination = ReferenceParameter(
        country="destination", help_text="Travellers to this country.", example="VNM"
    )
    has_country_group = country_group_filter("origin", "destination")
