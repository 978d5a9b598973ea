"""Searching by words: `q` on every list, and the filters of `/search/`."""

from django import forms
from django.core.exceptions import ValidationError
from django_filters import FilterSet

from relations.api.filters.parameter import ChoiceParameter, Parameter
from relations.api.serializers.reference import REFERENCE_KINDS
from relations.errors import InvalidSearch
from relations.queries import search
from relations.values.search import MAX_LETTERS, Search

FORGIVING = (
    "Forgives case, diacritics, the order of words, misspellings on record, and one typing error in each "
    "word of at least four letters."
)


class SearchField(forms.Field):
    """Words to search by."""

    def clean(self, value: str | None) -> Search | None:
        if value is None and not self.required:
            return None
        try:
            return Search.parse(value or "")
        except InvalidSearch as error:
            raise ValidationError(str(error), code=error.code) from error


class SearchParameter(Parameter):
    """Rows that are found under the words."""

    field_class = SearchField
    schema = {"type": "string", "minLength": 1, "maxLength": MAX_LETTERS}

    def __init__(self, *, help_text: str) -> None:
        super().__init__(help_text=f"{help_text} {FORGIVING}", example="To Lam")

    def filter(self, queryset, value):
        if value is None:
            return queryset
        model = queryset.model
        found = search.keys(search.wanted(value), model.noun())
        return queryset.filter(**{f"{model.key_field}__in": found})


class RequiredSearch(SearchParameter):
    """The words of a search, which must be given. The view ranks by them, and so it narrows by them too."""

    def __init__(self, *, help_text: str) -> None:
        super().__init__(help_text=help_text)
        self.extra["required"] = True

    def filter(self, queryset, value):
        return queryset


class SearchFilter(FilterSet):
    """Filters of what is found."""

    q = RequiredSearch(help_text="Words of names, titles, gists or identifiers, all of which must be found.")
    kind = ChoiceParameter("noun", choices=REFERENCE_KINDS, help_text="Only these kinds.")
