"""What can be asked of countries."""

from relations.api.filters.parameter import ChoiceParameter, CodeParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import DocumentedFilter
from relations.api.forms import COUNTRY
from relations.models import CountryKind


class CountryFilter(DocumentedFilter, PeriodFilter):
    """Filters of countries. `since`, `until` and `on` ask for the time of their existence."""

    id = CodeParameter("code", form=COUNTRY, help_text="Only these codes.", example="VNM")
    alpha_2 = CodeParameter(
        "alpha_2", form="[A-Z]{2}", help_text="Only with this ISO 3166-1 alpha-2 code.", example="VN"
    )
    numeric = CodeParameter(
        "numeric", form="[0-9]{3}", help_text="Only with this ISO 3166-1 numeric code.", example="704"
    )
    name = TextParameter("name", help_text="Only under this ISO name, exactly.", example="Viet Nam")
    kind = ChoiceParameter(choices=CountryKind.choices, help_text="Only countries or areas filed as this.")
