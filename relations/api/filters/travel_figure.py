"""What can be asked of travel figures."""

from relations.api.filters.figure import FigureFilter
from relations.api.filters.reference import ReferenceParameter


class TravelFigureFilter(FigureFilter):
    """Filters of travel figures."""

    origin = ReferenceParameter(
        country="origin", help_text="Only travellers from this country.", example="CHN"
    )
    destination = ReferenceParameter(
        country="destination", help_text="Only travellers to this country.", example="VNM"
    )
