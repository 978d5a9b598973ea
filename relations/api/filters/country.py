"""What can be asked of countries."""

from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import DocumentedFilter
from relations.models import CountryKind


class CountryFilter(DocumentedFilter, PeriodFilter):
    """Filters of countries. `since`, `until` and `on` ask for the time of their existence."""

    id = TextParameter("code", help_text="Only these codes.", example="VNM")
    alpha_2 = TextParameter("alpha_2", help_text="Only with this ISO 3166-1 alpha-2 code.", example="VN")
    numeric = TextParameter("numeric", help_text="Only with this ISO 3166-1 numeric code.", example="704")
    name = TextParameter("name", help_text="Only under this ISO name, exactly.", example="Viet Nam")
    kind = ChoiceParameter(choices=CountryKind.choices, help_text="Only countries or areas filed as this.")
