"""Pages of coverage: years in their order, those of one relation at a time."""

from collections.abc import Callable, Iterator
from typing import Any

from rest_framework.request import Request

from relations.api import cursor
from relations.api.cursor import Cursor
from relations.api.errors import Fault
from relations.api.pagination import CHUNK, KeysetPagination, cursor_asked, limit_asked
from relations.api.paging_schema import page_parameters
from relations.queries.coverage import CoveredYear
from relations.queries.covered_relations import Asked, all_years, years_behind


class CoveragePagination(KeysetPagination):
    """`limit` and `cursor`. A page ends where the years of a relation do, so it never costs more than one."""

    parameters = ("limit", cursor.PARAMETER)
    count = None

    def faults(self, request: Request, view: Any) -> Iterator[Fault]:
        readers: tuple[Callable[[Request], Any], ...] = (limit_asked, cursor_asked)
        for read in readers:
            try:
                read(request)
            except Fault as fault:
                yield fault

    def paginate_queryset(self, asked: Asked, request: Request, view: Any = None) -> list[CoveredYear]:
        self.request, self.cursor = request, cursor_asked(request)
        is_reverse = self.cursor is not None and self.cursor.backwards
        place = None if self.cursor is None else (self.cursor.after[0], int(self.cursor.after[1]))
        rows, self.has_more = years_behind(asked, place, limit_asked(request), is_backwards=is_reverse)
        self.page = rows[::-1] if is_reverse else rows
        return self.page

    def chunks(self, asked: Asked, request: Request, view: Any) -> Iterator[list[CoveredYear]]:
        if {"limit", cursor.PARAMETER} & request.query_params.keys():
            yield self.paginate_queryset(asked, request, view)
            return
        self.request, self.cursor, self.page, self.has_more = request, None, [], False
        yield from all_years(asked, CHUNK)

    def link(self, row: CoveredYear, *, is_back: bool) -> str:
        query = self.request.query_params.copy()
        query[cursor.PARAMETER] = cursor.write(Cursor(is_back, [row.relation, row.year]), self.request)
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        return [each for each in page_parameters() if each["name"] in self.parameters]
