"""Search by words: `q` on all lists, and the filters of `/search/`."""

from typing import Any

from relations.api.filters.filter import Filter, FilterSet
from relations.api.filters.parameter import ChoiceParameter
from relations.api.parameters.parameter import InvalidValue
from relations.errors import InvalidSearch
from relations.queries.search import matching
from relations.representations.reference import REFERENCE_KINDS
from relations.representations.search import FOUND_KINDS
from relations.values.search import MAX_LETTERS, Search

FORGIVING = (
    "All words must match, in any order. Case, diacritics and one typing error in each word of at least four "
    "letters are ignored."
)


class SearchParameter(Filter):
    """Rows that match the words."""

    schema = {"type": "string", "minLength": 1, "maxLength": MAX_LETTERS}

    def __init__(self, *, help_text: str) -> None:
        super().__init__(help_text=f"{help_text} {FORGIVING}", example="To Lam")

    def clean(self, text: str, view: Any) -> Search:
        try:
            return Search.parse(text)
        except InvalidSearch as error:
            raise InvalidValue(error.code, str(error)) from error

    def filter(self, queryset, value):
        if value is None:
            return queryset
        model = queryset.model
        found = matching.keys(matching.wanted(value), model.noun())
        return queryset.filter(**{f"{model.key_field}__in": found})


class ClaimSearchParameter(SearchParameter):
    """Claims whose printed words or note match the words."""

    def filter(self, queryset, value):
        if value is None:
            return queryset
        return queryset.filter(pk__in=matching.claims(matching.wanted(value)))


class RequiredSearch(SearchParameter):
    """The words of a search, which are required. The view ranks by them and therefore filters by them too."""

    required = True

    def default(self, view: Any) -> Search:
        return self.clean("", view)

    def filter(self, queryset, value):
        return queryset


class SearchFilter(FilterSet):
    """Filters of search results."""

    q = RequiredSearch(
        help_text="Words in names, titles, summaries or identifiers of one record, or in the printed words "
        "and the note of one claim."
    )
    kind = ChoiceParameter("noun", choices=FOUND_KINDS, help_text="Results of these kinds.")


class SuggestFilter(FilterSet):
    """Filters of suggestions."""

    q = RequiredSearch(help_text="Words in names, titles, summaries or identifiers of one record.")
    kind = ChoiceParameter("noun", choices=REFERENCE_KINDS, help_text="Suggestions of these kinds.")
