"""Filters of places."""

from relations.api.filters.parameter import ChoiceParameter, SlugParameter, TextParameter
from relations.api.filters.record import DocumentedFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import PlaceKind


class PlaceFilter(DocumentedFilter):
    """Filters of places."""

    id = SlugParameter(help_text="Places with these identifiers.", example="hanoi")
    name = TextParameter("name", help_text="Places with exactly this name.", example="Hanoi")
    kind = ChoiceParameter(choices=PlaceKind.choices, help_text="Places of this kind.")
    country = ReferenceParameter(country="country", help_text="Places in this country.", example="VNM")
    within = ReferenceParameter(place="within", help_text="Places directly within this one.", example="hanoi")
