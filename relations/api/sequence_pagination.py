"""Pages of a feed: everything after a sequence number that never changes its meaning."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.errors import Fault
from relations.api.pagination import CHUNK, header_of, limit_asked
from relations.api.paging_schema import limit_parameter, parameter
from relations.queries.changes import latest_change

AFTER = "after"
# Greater whole numbers are not exact in every language that reads JSON.
LAST = 2**53 - 1


class SequencePagination(BasePagination):
    """`after` and `limit`; `next` in the body and in `Link`, and the sequence of the `latest` change."""

    parameters = (AFTER, "limit")
    count = None

    def faults(self, request: Request, view: Any) -> Iterator[Fault]:
        """What is wrong with the parameters, each by itself."""
        # Read before the page, which ends at it: what is committed meanwhile waits for the next question.
        self.latest = latest_change()
        for read in (lambda: limit_asked(request), lambda: after_asked(request, self.latest)):
            try:
                read()
            except Fault as fault:
                yield fault

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list[Model]:
        self.request, limit = request, limit_asked(request)
        after = after_asked(request, self.latest)
        rows = list(queryset.filter(sequence__gt=after, sequence__lte=self.latest)[: limit + 1])
        self.page, self.has_more = rows[:limit], len(rows) > limit
        return self.page

    def chunks(self, queryset: QuerySet, request: Request, view: Any) -> Iterator[list[Model]]:
        """Every change until the latest, some at a time; only one page where `limit` asks for that."""
        if "limit" in request.query_params:
            yield self.paginate_queryset(queryset, request, view)
            return
        self.request, self.page, self.has_more = request, [], False
        after = after_asked(request, self.latest)
        while rows := list(queryset.filter(sequence__gt=after, sequence__lte=self.latest)[:CHUNK]):
            yield rows
            after = rows[-1].sequence

    def links(self) -> dict[str, str | None]:
        return {"next": self.next_link()}

    def get_paginated_response(self, data: list) -> Response:
        url = self.next_link()
        headers = header_of(self.links())
        return Response({"latest": self.latest, "next": url, "results": data}, headers=headers)

    def next_link(self) -> str | None:
        if not self.has_more:
            return None
        query = self.request.query_params.copy()
        query[AFTER] = str(self.page[-1].sequence)
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        whole = {"type": "integer", "minimum": 0, "maximum": LAST, "default": 0, "examples": [0]}
        where = "Only changes after this sequence: 0 for all, then `latest` of the last answer."
        return [parameter(AFTER, where, whole), limit_parameter()]

    def get_paginated_response_schema(self, schema: dict) -> dict:
        link = {"type": ["string", "null"], "format": "uri"}
        example = "http://127.0.0.1:8000/api/v1/changes/?after=412"
        properties = {
            "latest": {
                "type": "integer",
                "minimum": 0,
                "description": "Sequence of the latest change; ask `after` it once `next` is null.",
                "examples": [412],
            },
            "next": {**link, "description": "More changes; null if these are all.", "examples": [example]},
            "results": {**schema, "description": "Changes, oldest first."},
        }
        return {
            "type": "object",
            "description": "Some changes, in the order in which readers could see them.",
            "required": list(properties),
            "properties": properties,
        }


def after_asked(request: Request, latest: int) -> int:
    """The sequence asked for. Raises Fault unless it is one that the feed has reached."""
    text = request.query_params.get(AFTER, "0")
    if not re.fullmatch("[0-9]{1,19}", text) or int(text) > latest:
        raise Fault(
            AFTER, "after_out_of_range", f"after is a whole number from 0 to {latest}, the latest change."
        )
    return int(text)
