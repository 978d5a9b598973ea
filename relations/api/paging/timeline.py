"""Pages of a timeline: entries of many kinds, merged in SQL, by one cursor."""

from datetime import date
from typing import Any

from relations.api.paging.cursor import Cursor
from relations.api.paging.ordering import with_tie_breaker
from relations.api.paging.page_parameters import COUNT, CURSOR, LIMIT
from relations.api.paging.pagination import KeysetPagination
from relations.api.parameters.parameter import InvalidValue, Parameter
from relations.api.problems.did_you_mean import did_you_mean
from relations.queries.timeline import entries
from relations.queries.timeline.entries import Entry, TimelineRange, Walk
from relations.representations.language import naming

ORDERINGS = ("period", "-period")


class TimelineOrderingParameter(Parameter):
    """By the first known day of the entries, ascending or descending."""

    schema = {"type": "string", "enum": list(ORDERINGS), "default": ORDERINGS[0]}

    def default(self, view: Any) -> str:
        return ORDERINGS[0]

    def clean(self, text: str, view: Any) -> str:
        if text not in ORDERINGS:
            hint = did_you_mean(text, ORDERINGS)
            detail = f"{text[:80]!r} is not an ordering here.{hint} Choose from {', '.join(ORDERINGS)}."
            raise InvalidValue("unknown_ordering", detail)
        return text

    def explain(self, value: str) -> list[str]:
        return [with_tie_breaker(value)]


TIMELINE_ORDERING = TimelineOrderingParameter(
    "ordering",
    "`period`: by first known day, earliest first; `-period`: latest first. Undated entries come last.",
    example="-period",
)


class TimelinePagination(KeysetPagination):
    """Pages like those of all lists.

    Complete formats, such as calendars, have all entries without `limit`.
    """

    parameters = (LIMIT, CURSOR, TIMELINE_ORDERING, COUNT)

    def page_of(self, wanted: TimelineRange, view: Any, *, is_whole: bool) -> list[Entry]:
        """The entries of the requested page."""
        query = view.query
        self.start(view, query["cursor"])
        place = self.cursor and place_of(self.cursor)
        walk = Walk(query["ordering"] == "-period", self.is_reverse, place)
        limit = None if is_whole and "limit" not in query.given else query["limit"]
        self.count = entries.count(wanted) if query["count"] else None
        rows = entries.entries(wanted, walk, limit and limit + 1, naming(view.request))
        self.has_more, rows = limit is not None and len(rows) > limit, rows[:limit]
        self.page = rows[::-1] if self.is_reverse else rows
        return self.page

    def position_of(self, row: Entry) -> list[Any]:
        return list(row.place)


def place_of(cursor: Cursor) -> list[Any]:
    """The position of a cursor, with the types of the columns."""
    is_undated, day, rank, slug, step = cursor.after
    return [int(is_undated), day and date.fromisoformat(day), int(rank), slug, int(step)]
