"""Filters of offices."""

from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.record import RecordFilter
from relations.api.filters.reference import CountryParameter, ReferenceParameter
from relations.models import OfficeFunction


class OfficeFilter(RecordFilter):
    """Filters of offices."""

    country = CountryParameter(help_text="Offices of this country, and of its organisations.")
    body = ReferenceParameter(
        country="body_country",
        organisation="body_organisation",
        help_text="Offices of this country or organisation itself.",
        example="communist-party-of-vietnam",
    )
    function = ChoiceParameter(choices=OfficeFunction.choices, help_text="Offices with this function.")
    title = TextParameter(
        "title", help_text="Offices with exactly this title.", example="Prime Minister of Viet Nam"
    )
