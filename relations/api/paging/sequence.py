"""Pages of the feed of changes: all changes after a sequence number."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.paging.page_parameters import LIMIT
from relations.api.paging.pagination import CHUNK, header_of, url_with
from relations.api.parameters.parameter import InvalidValue, Parameter
from relations.queries.history.changes import latest_change

# Greater numbers are not exact in all languages that read JSON.
LAST = 2**53 - 1


class Range(NamedTuple):
    """The changes of a response: from one sequence to the latest at the time of the request."""

    after: int
    latest: int


class AfterParameter(Parameter):
    """The last sequence that the client has read.

    The latest sequence is read before the page, which ends there.
    """

    schema = {"type": "integer", "minimum": 0, "maximum": LAST, "default": 0}

    def default(self, view: Any) -> Range:
        return Range(0, latest_change())

    def clean(self, text: str, view: Any) -> Range:
        latest = latest_change()
        if not re.fullmatch("[0-9]{1,19}", text) or int(text) > latest:
            detail = f"after is a whole number from 0 to {latest}, the latest change."
            raise InvalidValue("after_out_of_range", detail)
        return Range(int(text), latest)


AFTER = AfterParameter(
    "after", "Only changes after this sequence: 0 for all, then `latest` of the last response.", example=0
)


class SequencePagination(BasePagination):
    """`after` and `limit`; `next` in the body and in `Link`, and the sequence of the `latest` change."""

    parameters = (AFTER, LIMIT)
    count = None

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list[Model]:
        self.request, self.range, limit = request, view.query["after"], view.query["limit"]
        rows = list(self.rows_after(queryset, self.range.after)[: limit + 1])
        self.page, self.has_more = rows[:limit], len(rows) > limit
        return self.page

    def rows_after(self, queryset: QuerySet, sequence: int) -> QuerySet:
        return queryset.filter(sequence__gt=sequence, sequence__lte=self.range.latest)

    def chunks(self, queryset: QuerySet, request: Request, view: Any) -> Iterator[list[Model]]:
        """All changes up to the latest, in chunks; only one page with `limit`."""
        if "limit" in view.query.given:
            yield self.paginate_queryset(queryset, request, view)
            return
        self.request, self.range, self.page, self.has_more = request, view.query["after"], [], False
        after = self.range.after
        while rows := list(self.rows_after(queryset, after)[:CHUNK]):
            yield rows
            after = rows[-1].sequence

    def links(self) -> dict[str, str | None]:
        return {"next": self.next_link()}

    def get_paginated_response(self, data: list) -> Response:
        links = self.links()
        body = {"latest": self.range.latest, **links, "results": data}
        return Response(body, headers=header_of(links))

    def next_link(self) -> str | None:
        return url_with(self.request, AFTER.name, str(self.page[-1].sequence)) if self.has_more else None

    def get_paginated_response_schema(self, schema: dict) -> dict:
        link = {"type": ["string", "null"], "format": "uri"}
        example = "http://127.0.0.1:8000/api/v1/changes/?after=412"
        properties = {
            "latest": {
                "type": "integer",
                "minimum": 0,
                "description": "Sequence of the latest change; pass it as `after` once `next` is null.",
                "examples": [412],
            },
            "next": {
                **link,
                "description": "The URL of more changes; null if these are all.",
                "examples": [example],
            },
            "results": {**schema, "description": "Changes, oldest first."},
        }
        return {
            "type": "object",
            "description": "Changes, in the order of their sequence.",
            "required": list(properties),
            "properties": properties,
        }
