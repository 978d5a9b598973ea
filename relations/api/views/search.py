"""Searches."""

from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.api.filters.search import SearchFilter, SuggestFilter
from relations.api.paging.search import SearchPagination, SuggestPagination
from relations.api.views.resource import ListViewSet, Rows
from relations.models import SearchEntry
from relations.queries.search import hits
from relations.queries.search.matching import ranked, wanted
from relations.representations.search import HitSerializer, SuggestionSerializer


class SearchViewSet(ListViewSet):
    """Search of records and claims, the best match first, and suggestions for a type-ahead."""

    queryset = SearchEntry.objects.public()
    serializer_class = HitSerializer
    filterset_class = SearchFilter
    pagination_class = SearchPagination
    unique = "record_key"

    @extend_schema(operation_id="search", tags=["search"])
    def list(self, request: Request, *args: str, **kwargs: str) -> HttpResponseBase:
        """Search records and claims.

        A word matches every word that begins with it: in names, titles, summaries and identifiers of records,
        and in printed words and notes of claims. Records come first, then claims; better matches come first
        in each. `matched` has the name or the words that matched: a `misspelling` is a name as a source
        misprints it, and `is_near` means that a typing error was ignored.
        """
        self.search = wanted(self.query["q"])
        return self.page_response(ranked(self.search, self.filter_queryset(self.get_queryset())))

    def prepared(self, rows: Rows) -> Rows:
        return hits.hits(rows, self.search)


class SuggestView(SearchViewSet):
    """Suggestions for a type-ahead."""

    queryset = SearchEntry.objects.public().of_records()
    explains = False
    filterset_class = SuggestFilter
    serializer_class = SuggestionSerializer
    pagination_class = SuggestPagination

    @extend_schema(operation_id="suggest", tags=["search"])
    def list(self, request: Request, *args: str, **kwargs: str) -> HttpResponseBase:
        """Suggest records for a type-ahead.

        Each suggestion has a hint that tells it from others of the same name. For two countries, by code or
        name, the first suggestion is their relation. Claims are not suggested.
        """
        return super().list(request, *args, **kwargs)

    def prepared(self, rows: Rows) -> Rows:
        found = super().prepared(rows)
        relation = None if "kind" in self.query.given else hits.relation(self.search.search)
        return [relation, *found] if relation else found
