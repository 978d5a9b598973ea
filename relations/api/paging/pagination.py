"""Pages of lists: by cursor, in all declared orderings and both directions."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.openapi.paging import page_schema
from relations.api.paging import cursor
from relations.api.paging.cursor import Cursor
from relations.api.paging.ordering import ORDERING
from relations.api.paging.page_parameters import COUNT, CURSOR, LIMIT
from relations.api.parameters.parameter import Parameter
from relations.queries.paging.keyset import Term, backwards, position, rows_after

# The number of rows of an export in memory.
CHUNK = 500


class KeysetPagination(BasePagination):
    """`limit`, `cursor`, `ordering` and `count=exact`; `next` and `previous` in the body and in `Link`."""

    parameters: ClassVar[tuple[Parameter, ...]] = (LIMIT, CURSOR, ORDERING, COUNT)

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list[Model]:
        self.start(view, view.query.get("cursor"))
        self.terms = self.terms_of(view)
        self.count = queryset.count() if view.query["count"] else None
        limit = view.query["limit"]
        after = None if self.cursor is None else self.place_of(self.cursor, queryset)
        terms = backwards(self.terms) if self.is_reverse else self.terms
        rows = rows_after(queryset, terms, after, limit + 1)
        self.has_more, rows = len(rows) > limit, rows[:limit]
        self.page = rows[::-1] if self.is_reverse else rows
        return self.page

    def start(self, view: Any, cursor: Cursor | None) -> None:
        """Start a page, or an export, of the list of a view."""
        self.view, self.cursor = view, cursor
        self.is_reverse = cursor is not None and cursor.backwards
        self.page, self.has_more = [], False

    def get_paginated_response(self, data: list) -> Response:
        links = self.links()
        return Response({"count": self.count, **links, "results": data}, headers=header_of(links))

    def chunks(self, queryset: QuerySet, request: Request, view: Any) -> Iterator[list[Model]]:
        """All rows in order, in chunks; only one page with `limit` or `cursor`."""
        if {"limit", "cursor"} & view.query.given:
            yield self.paginate_queryset(queryset, request, view)
            return
        self.start(view, None)
        self.terms = self.terms_of(view)
        self.count = queryset.count() if view.query["count"] else None
        after = None
        while rows := rows_after(queryset, self.terms, after, CHUNK):
            yield rows
            after = position(rows[-1], self.terms)

    def terms_of(self, view: Any) -> list[Term]:
        """The columns by which the rows are ordered."""
        return view.query["ordering"].terms

    def place_of(self, found: Cursor, queryset: QuerySet) -> list[Any]:
        """The position of a cursor, with the types of the columns."""
        return cursor.typed(found.after, self.terms, queryset.model)

    def links(self) -> dict[str, str | None]:
        return {"next": self.next_link(), "previous": self.previous_link()}

    def next_link(self) -> str | None:
        is_last = not (self.is_reverse or self.has_more)
        return self.link(self.page[-1], is_back=False) if self.page and not is_last else None

    def previous_link(self) -> str | None:
        is_first = self.cursor is None or (self.is_reverse and not self.has_more)
        return self.link(self.page[0], is_back=True) if self.page and not is_first else None

    def link(self, row: Any, *, is_back: bool) -> str:
        """The URL of the page after a row."""
        text = cursor.write(Cursor(is_back, self.position_of(row)), self.view)
        return url_with(self.view.request, cursor.PARAMETER, text)

    def position_of(self, row: Any) -> list[Any]:
        return position(row, self.terms)

    def get_paginated_response_schema(self, schema: dict) -> dict:
        return page_schema(schema)


def url_with(request: Request, name: str, text: str) -> str:
    """The URL of a request, with another value of a parameter."""
    query = request.query_params.copy()
    query[name] = text
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def header_of(links: dict[str, str | None]) -> dict[str, str]:
    """`Link`, if there is another page."""
    header = ", ".join(f'<{url}>; rel="{name}"' for name, url in links.items() if url)
    return {"Link": header} if header else {}
