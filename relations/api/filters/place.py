"""What can be asked of places."""

from relations.api.filters.parameter import ChoiceParameter, SlugParameter, TextParameter
from relations.api.filters.record import DocumentedFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import PlaceKind


class PlaceFilter(DocumentedFilter):
    """Filters of places."""

    id = SlugParameter(help_text="Only these identifiers.", example="hanoi")
    name = TextParameter("name", help_text="Only under this name, exactly.", example="Hanoi")
    kind = ChoiceParameter(choices=PlaceKind.choices, help_text="Only places of this sort.")
    country = ReferenceParameter(country="country", help_text="Only places in this country.", example="VNM")
    within = ReferenceParameter(
        place="within", help_text="Only places directly within this one.", example="hanoi"
    )
