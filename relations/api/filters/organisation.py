"""Filters of organisations."""

from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.record import RecordFilter
from relations.api.filters.reference import CountryParameter
from relations.models import OrganisationKind


class OrganisationFilter(RecordFilter):
    """Filters of organisations."""

    country = CountryParameter(help_text="Organisations of this country.")
    kind = ChoiceParameter(choices=OrganisationKind.choices, help_text="Organisations of this kind.")
    name = TextParameter(
        "name", help_text="Organisations with exactly this name.", example="Communist Party of Vietnam"
    )
    abbreviation = TextParameter(
        "abbreviation", help_text="Organisations with this abbreviation.", example="CPV"
    )
