"""Pages of what was found, the best fit first; and the few suggestions while somebody types."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api import cursor
from relations.api.cursor import Cursor
from relations.api.errors import Fault
from relations.api.pagination import KeysetPagination, count_asked, cursor_asked, limit_asked
from relations.api.paging_schema import page_parameters, parameter
from relations.models import SearchEntry
from relations.queries.keyset import Term

TERMS = [Term("rank"), Term("record_key")]
FEW, MOST = 10, 20


class SearchPagination(KeysetPagination):
    """As of every list, in the one order there is."""

    parameters = ("limit", cursor.PARAMETER, "count")

    def faults(self, request: Request, view: Any) -> Iterator[Fault]:
        readers: tuple[Callable[[Request], Any], ...] = (limit_asked, cursor_asked, count_asked)
        for read in readers:
            try:
                read(request)
            except Fault as fault:
                yield fault

    def terms_of(self, request: Request, view: Any) -> list[Term]:
        return TERMS

    def place_of(self, found: Cursor, queryset: QuerySet) -> list[Any]:
        rank, record_key = found.after
        return [int(rank), record_key]

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        return page_parameters()


class SuggestPagination(BasePagination):
    """The best few."""

    parameters = ("limit",)

    def faults(self, request: Request, view: Any) -> Iterator[Fault]:
        try:
            few_asked(request)
        except Fault as fault:
            yield fault

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list[SearchEntry]:
        self.limit = few_asked(request)
        return list(queryset.order_by("rank", "record_key")[: self.limit])

    def get_paginated_response(self, data: list) -> Response:
        return Response({"results": data[: self.limit]})

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        limits = {"type": "integer", "minimum": 1, "maximum": MOST, "default": FEW, "examples": [5]}
        return [parameter("limit", "How many suggestions there are at most.", limits)]

    def get_paginated_response_schema(self, schema: dict) -> dict:
        return {
            "type": "object",
            "description": "What was probably meant.",
            "required": ["results"],
            "properties": {"results": {**schema, "description": "The best fits, the best first."}},
        }


def few_asked(request: Request) -> int:
    text = request.query_params.get("limit", str(FEW))
    if not re.fullmatch("[0-9]{1,2}", text) or not 1 <= int(text) <= MOST:
        raise Fault("limit", "limit_out_of_range", f"limit is a whole number from 1 to {MOST}.")
    return int(text)
