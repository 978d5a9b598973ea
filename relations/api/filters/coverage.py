"""What can be asked of coverage."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django_filters import FilterSet

from relations.api.filters.parameter import Parameter
from relations.api.filters.period import MatchParameter, WindowForm
from relations.api.filters.reference import CountryParameter, RelationParameter
from relations.api.forms import YEAR, whole


class YearField(forms.Field):
    """A year of the calendar."""

    def clean(self, value: str | None) -> int | None:
        if value is None:
            return None
        if not re.fullmatch(YEAR, value):
            raise ValidationError("Write a year in four digits, as in 2023.", code="not_a_year")
        return int(value)


class YearParameter(Parameter):
    """A limit of the years; the coverage itself applies it."""

    field_class = YearField
    schema = {"type": "string", "pattern": whole(YEAR)}


class CoverageFilter(FilterSet):
    """Filters of the years of relations."""

    class Meta:
        form = WindowForm

    relation = RelationParameter(help_text="Only this relation; codes in alphabetical order.")
    country = CountryParameter(help_text="Only relations of this country.")
    since = YearParameter(
        help_text="Only this year and later ones, also those of which nothing is known. Without it: from the "
        "first on that a dated record can touch.",
        example="2010",
    )
    until = YearParameter(
        help_text="Only this year and earlier ones, also those of which nothing is known. Not before "
        "`since`. Without it: until the last that a dated record can touch.",
        example="2024",
    )
    match = MatchParameter(
        help_text="What counts in a year. `possible`: all whose bounds may reach into it. `certain`: only "
        "what sources date exactly enough.",
        example="certain",
    )
