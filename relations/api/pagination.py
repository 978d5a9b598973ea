"""Pages of a list: by cursor, on every declared ordering, both ways."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api import cursor, ordering
from relations.api.cursor import Cursor
from relations.api.errors import Fault
from relations.api.paging_schema import DEFAULT_LIMIT, MAX_LIMIT, page_schema, paging_parameters
from relations.queries.keyset import Term, backwards, position, rows_after

# How many rows of an export are in memory at once.
CHUNK = 500


class KeysetPagination(BasePagination):
    """`limit`, `cursor`, `ordering` and `count=exact`; `next` and `previous` in the body and in `Link`."""

    parameters = ("limit", cursor.PARAMETER, ordering.PARAMETER, "count")

    def faults(self, request: Request, view: Any) -> Iterator[Fault]:
        """What is wrong with the parameters of paging, each by itself."""
        readers: tuple[Callable[[], Any], ...] = (
            lambda: limit_asked(request),
            lambda: cursor_asked(request),
            lambda: ordering.asked(request, view),
            lambda: count_asked(request),
        )
        for read in readers:
            try:
                read()
            except Fault as fault:
                yield fault

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list[Model]:
        self.request, self.terms = request, self.terms_of(request, view)
        self.cursor = cursor_asked(request)
        self.count = queryset.count() if count_asked(request) else None
        limit = limit_asked(request)
        after = None if self.cursor is None else self.place_of(self.cursor, queryset)
        is_reverse = self.cursor is not None and self.cursor.backwards
        terms = backwards(self.terms) if is_reverse else self.terms
        rows = rows_after(queryset, terms, after, limit + 1)
        self.has_more, rows = len(rows) > limit, rows[:limit]
        self.page = rows[::-1] if is_reverse else rows
        return self.page

    def get_paginated_response(self, data: list) -> Response:
        links = self.links()
        return Response({"count": self.count, **links, "results": data}, headers=header_of(links))

    def chunks(self, queryset: QuerySet, request: Request, view: Any) -> Iterator[list[Model]]:
        """Every row in its order, some at a time; only one page where `limit` or `cursor` asks for that."""
        if {"limit", cursor.PARAMETER} & request.query_params.keys():
            yield self.paginate_queryset(queryset, request, view)
            return
        self.request, self.terms, self.page = request, self.terms_of(request, view), []
        self.cursor, self.has_more = None, False
        self.count = queryset.count() if count_asked(request) else None
        after = None
        while rows := rows_after(queryset, self.terms, after, CHUNK):
            yield rows
            after = position(rows[-1], self.terms)

    def terms_of(self, request: Request, view: Any) -> list[Term]:
        """In which order the rows stand."""
        return ordering.asked(request, view)

    def place_of(self, found: Cursor, queryset: QuerySet) -> list[Any]:
        """Where a cursor stands in that order, as the columns hold it."""
        return cursor.typed(found.after, self.terms, queryset.model)

    def links(self) -> dict[str, str | None]:
        return {"next": self.next_link(), "previous": self.previous_link()}

    def next_link(self) -> str | None:
        is_reverse = self.cursor is not None and self.cursor.backwards
        is_last = not (is_reverse or self.has_more)
        return self.link(self.page[-1], is_back=False) if self.page and not is_last else None

    def previous_link(self) -> str | None:
        is_first = self.cursor is None or (self.cursor.backwards and not self.has_more)
        return self.link(self.page[0], is_back=True) if self.page and not is_first else None

    def link(self, row: Model, *, is_back: bool) -> str:
        query = self.request.query_params.copy()
        query[cursor.PARAMETER] = cursor.write(Cursor(is_back, position(row, self.terms)), self.request)
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        return paging_parameters(view)

    def get_paginated_response_schema(self, schema: dict) -> dict:
        return page_schema(schema)


def header_of(links: dict[str, str | None]) -> dict[str, str]:
    """`Link`, if there is another page."""
    header = ", ".join(f'<{url}>; rel="{name}"' for name, url in links.items() if url)
    return {"Link": header} if header else {}


def limit_asked(request: Request) -> int:
    text = request.query_params.get("limit", str(DEFAULT_LIMIT))
    if not re.fullmatch("[0-9]{1,4}", text) or not 1 <= int(text) <= MAX_LIMIT:
        raise Fault("limit", "limit_out_of_range", f"limit is a whole number from 1 to {MAX_LIMIT}.")
    return int(text)


def cursor_asked(request: Request) -> Cursor | None:
    text = request.query_params.get(cursor.PARAMETER)
    return None if text is None else cursor.read(text, request)


def count_asked(request: Request) -> bool:
    text = request.query_params.get("count")
    if text not in (None, "exact"):
        raise Fault("count", "invalid_value", "count can only be exact. Leave it out for none.")
    return text is not None
