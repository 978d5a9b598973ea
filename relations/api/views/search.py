"""Where searches answer."""

from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.api.filters.search import SearchFilter
from relations.api.search_pagination import SearchPagination, SuggestPagination
from relations.api.serializers.search import HitSerializer, SuggestionSerializer
from relations.api.views.resource import ListViewSet, Rows
from relations.models import SearchEntry
from relations.queries import finding
from relations.queries.search import ranked, wanted


class SearchViewSet(ListViewSet):
    """Everything that is found under some words, of all kinds, the best fit first.

    A word is found at the beginning of any word of a name, title, gist or identifier. Each answer says which
    name it was: a `misspelling` is one that some source prints, and `is_near` that a typing error was
    forgiven.
    """

    queryset = SearchEntry.objects.public()
    serializer_class = HitSerializer
    filterset_class = SearchFilter
    pagination_class = SearchPagination
    unique = "record_key"

    @extend_schema(operation_id="search", tags=["search"])
    def list(self, request: Request, *args: str, **kwargs: str) -> HttpResponseBase:
        self.search = wanted(self.filterset.form.cleaned_data["q"])
        return self.answer_of(ranked(self.search, self.filter_queryset(self.get_queryset())))

    def prepared(self, rows: Rows) -> Rows:
        return finding.hits(rows, self.search)


class SuggestView(SearchViewSet):
    """What somebody probably means who types these words, with a hint that tells it from others.

    Two countries, by code or name, suggest their relation first.
    """

    explains = False
    serializer_class = SuggestionSerializer
    pagination_class = SuggestPagination

    @extend_schema(operation_id="suggest", tags=["search"])
    def list(self, request: Request, *args: str, **kwargs: str) -> HttpResponseBase:
        return super().list(request, *args, **kwargs)

    def prepared(self, rows: Rows) -> Rows:
        hits = super().prepared(rows)
        relation = None if "kind" in self.request.query_params else finding.relation(self.search.search)
        return [relation, *hits] if relation else hits
