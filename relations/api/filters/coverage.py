"""Filters of coverage."""

import re
from typing import Any

from relations.api.filters.filter import Filter, FilterSet
from relations.api.filters.period import MatchParameter, check_order
from relations.api.filters.reference import CountryParameter, RelationParameter
from relations.api.parameters.parameter import InvalidValue
from relations.api.parameters.patterns import YEAR, anchored


class YearParameter(Filter):
    """The first or last year of a list. The list applies it itself."""

    schema = {"type": "string", "pattern": anchored(YEAR)}

    def __init__(self, *, not_before: str | None = None, help_text: str, example: str) -> None:
        super().__init__(help_text=help_text, example=example)
        self.not_before = not_before

    def clean(self, text: str, view: Any) -> int:
        if not re.fullmatch(YEAR, text):
            raise InvalidValue("not_a_year", "Write a year in four digits, as in 2023.")
        return int(text)

    def check(self, value: int, view: Any) -> None:
        """Raises InvalidValue if the years end before they start."""
        if self.not_before and view.query[self.not_before]:
            texts = view.request.query_params
            check_order(self.not_before, texts[self.not_before], self.name, texts[self.name])


class CoverageFilter(FilterSet):
    """Filters of the years of relations."""

    relation = RelationParameter(help_text="Years of this relation. Codes in alphabetical order.")
    country = CountryParameter(help_text="Years of the relations of this country.")
    since = YearParameter(
        help_text="This year and later ones, including those without data. By default, from the first year "
        "that a dated record may fall into.",
        example="2010",
    )
    until = YearParameter(
        not_before="since",
        help_text="This year and earlier ones, including those without data. Not before `since`. By "
        "default, until the last year that a dated record may fall into.",
        example="2024",
    )
    match = MatchParameter(
        help_text="Which records count in a year. `possible`: those whose period may overlap it. `certain`: "
        "those whose period surely does.",
        example="certain",
    )
