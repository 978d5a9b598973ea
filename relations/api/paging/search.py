"""Pages of search results, the best match first, and suggestions for a type-ahead."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.paging.cursor import Cursor
from relations.api.paging.page_parameters import COUNT, CURSOR, LIMIT, LimitParameter
from relations.api.paging.pagination import KeysetPagination
from relations.models import SearchEntry
from relations.queries.paging.keyset import Term

TERMS = [Term("rank"), Term("record_key")]
SUGGESTIONS = LimitParameter("The maximum number of suggestions.", usual=10, most=20, example=5)


class SearchPagination(KeysetPagination):
    """Pages like those of all lists, in a single ordering."""

    parameters = (LIMIT, CURSOR, COUNT)

    def terms_of(self, view: Any) -> list[Term]:
        return TERMS

    def place_of(self, found: Cursor, queryset: QuerySet) -> list[Any]:
        rank, record_key = found.after
        return [int(rank), record_key]


class SuggestPagination(BasePagination):
    """The best suggestions, without pages."""

    parameters = (SUGGESTIONS,)

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list[SearchEntry]:
        self.limit = view.query["limit"]
        return list(queryset.order_by("rank", "record_key")[: self.limit])

    def get_paginated_response(self, data: list) -> Response:
        return Response({"results": data[: self.limit]})

    def get_paginated_response_schema(self, schema: dict) -> dict:
        return {
            "type": "object",
            "description": "Suggestions.",
            "required": ["results"],
            "properties": {"results": {**schema, "description": "The suggestions, the best first."}},
        }
