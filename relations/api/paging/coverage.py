"""Pages of coverage: years in order, of one relation at a time."""

from collections.abc import Iterator
from typing import Any

from rest_framework.request import Request

from relations.api.paging.page_parameters import CURSOR, LIMIT
from relations.api.paging.pagination import CHUNK, KeysetPagination
from relations.queries.relation.coverage import CoveredYear
from relations.queries.relation.covered_relations import YearRange, all_years, years_behind


class CoveragePagination(KeysetPagination):
    """`limit` and `cursor`. A page ends with the years of a relation, so its cost is limited."""

    parameters = (LIMIT, CURSOR)
    count = None

    def paginate_queryset(self, wanted: YearRange, request: Request, view: Any = None) -> list[CoveredYear]:
        self.start(view, view.query["cursor"])
        place = None if self.cursor is None else (self.cursor.after[0], int(self.cursor.after[1]))
        rows, self.has_more = years_behind(wanted, place, view.query["limit"], is_backwards=self.is_reverse)
        self.page = rows[::-1] if self.is_reverse else rows
        return self.page

    def chunks(self, wanted: YearRange, request: Request, view: Any) -> Iterator[list[CoveredYear]]:
        if {"limit", "cursor"} & view.query.given:
            yield self.paginate_queryset(wanted, request, view)
            return
        self.start(view, None)
        yield from all_years(wanted, CHUNK)

    def position_of(self, row: CoveredYear) -> list[Any]:
        return [row.relation, row.year]
