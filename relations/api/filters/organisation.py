"""What can be asked of organisations."""

from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.record import RecordFilter
from relations.api.filters.reference import CountryParameter
from relations.models import OrganisationKind


class OrganisationFilter(RecordFilter):
    """Filters of organisations."""

    country = CountryParameter(help_text="Only organisations of this country.")
    kind = ChoiceParameter(choices=OrganisationKind.choices, help_text="Only organisations of this sort.")
    name = TextParameter(
        "name", help_text="Only under this name, exactly.", example="Communist Party of Vietnam"
    )
    abbreviation = TextParameter("abbreviation", help_text="Only under this abbreviation.", example="CPV")
