"""Pages of a timeline: entries of many kinds, merged in SQL, by one cursor."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from rest_framework.request import Request

from relations.api import cursor, ordering
from relations.api.cursor import Cursor
from relations.api.errors import Fault
from relations.api.language import naming
from relations.api.nearest import nearest
from relations.api.pagination import KeysetPagination, count_asked, cursor_asked, limit_asked
from relations.api.paging_schema import page_parameters, parameter
from relations.queries import timeline
from relations.queries.timeline import Asked, Entry, Walk

ORDERINGS = ("period", "-period")


class TimelinePagination(KeysetPagination):
    """As of every list; formats that are read whole, as calendars, hold all entries unless `limit` says."""

    def faults(self, request: Request, view: Any) -> Iterator[Fault]:
        readers: tuple[Callable[[], Any], ...] = (
            lambda: limit_asked(request),
            lambda: place_asked(request),
            lambda: ordering_asked(request),
            lambda: count_asked(request),
        )
        for read in readers:
            try:
                read()
            except Fault as fault:
                yield fault

    def page_of(self, asked: Asked, request: Request, *, is_whole: bool) -> list[Entry]:
        """The entries that a request asks for."""
        self.request, self.cursor = request, place_asked(request)
        is_reverse = self.cursor is not None and self.cursor.backwards
        walk = Walk(ordering_asked(request) == "-period", is_reverse, self.cursor and self.cursor.after)
        limit = None if is_whole and "limit" not in request.query_params else limit_asked(request)
        self.count = timeline.count(asked) if count_asked(request) else None
        rows = timeline.entries(asked, walk, limit and limit + 1, naming(request))
        self.has_more, rows = limit is not None and len(rows) > limit, rows[:limit]
        self.page = rows[::-1] if is_reverse else rows
        return self.page

    def link(self, row: Entry, *, is_back: bool) -> str:
        query = self.request.query_params.copy()
        query[cursor.PARAMETER] = cursor.write(Cursor(is_back, list(row.place)), self.request)
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")


def place_asked(request: Request) -> Cursor | None:
    """The cursor of this request, its place as the columns hold it."""
    found = cursor_asked(request)
    if found is None:
        return None
    is_undated, day, rank, slug, step = found.after
    place = [int(is_undated), day and date.fromisoformat(day), int(rank), slug, int(step)]
    return found._replace(after=place)


def ordering_asked(request: Request) -> str:
    text = request.query_params.get(ordering.PARAMETER, ORDERINGS[0])
    if text not in ORDERINGS:
        hint = nearest(text, ORDERINGS)
        detail = f"{text[:80]!r} is not an ordering here.{hint} Choose from {', '.join(ORDERINGS)}."
        raise Fault(ordering.PARAMETER, "unknown_ordering", detail)
    return text


def timeline_paging_parameters() -> list[dict]:
    """The parameters of paging in the OpenAPI document."""
    described = "`period` by the first day that sources name, `-period` from the last; the undated come last."
    schema = {"type": "string", "enum": list(ORDERINGS), "default": ORDERINGS[0], "examples": ["-period"]}
    return [*page_parameters(), parameter(ordering.PARAMETER, described, schema)]
