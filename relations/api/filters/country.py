"""Filters of countries."""

from relations.api.filters.parameter import ChoiceParameter, CodeParameter, TextParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import DocumentedFilter
from relations.api.parameters.patterns import COUNTRY
from relations.models import CountryKind


class CountryFilter(DocumentedFilter, PeriodFilter):
    """Filters of countries. `since`, `until` and `on` apply to the time of their existence."""

    id = CodeParameter("code", form=COUNTRY, help_text="Countries with these codes.", example="VNM")
    alpha_2 = CodeParameter(
        "alpha_2", form="[A-Z]{2}", help_text="Countries with this ISO 3166-1 alpha-2 code.", example="VN"
    )
    numeric = CodeParameter(
        "numeric", form="[0-9]{3}", help_text="Countries with this ISO 3166-1 numeric code.", example="704"
    )
    name = TextParameter("name", help_text="Countries with exactly this ISO name.", example="Viet Nam")
    kind = ChoiceParameter(choices=CountryKind.choices, help_text="Countries and areas of this kind.")
