"""Keyset pagination: the rows after a given row, at the same cost for every page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import takewhile
from operator import or_
from typing import Any

from django.db import connections
from django.db.models import (
    BooleanField,
    F,
    Func,
    Lookup,
    Model,
    Q,
    QuerySet,
    Value,
    prefetch_related_objects,
)
from django.db.models.expressions import Col, OrderBy
from django.db.models.lookups import IsNull
from django.db.models.sql.where import AND, WhereNode

from relations.models.quantity_field import exact_value


@dataclass(frozen=True, slots=True)
class Term:
    """One column of an ordering. Only the first column may have nulls, which come last."""

    column: str
    descending: bool = False
    has_nulls: bool = False
    nulls_last: bool = True

    @property
    def reversed(self) -> "Term":
        """The same column in the opposite direction."""
        return replace(self, descending=not self.descending, nulls_last=not self.nulls_last)

    @property
    def order(self) -> OrderBy:
        """The ordering expression for rows with a value."""
        return F(self.column).desc() if self.descending else F(self.column).asc()


def backwards(terms: Sequence[Term]) -> list[Term]:
    """The same ordering in the opposite direction."""
    return [term.reversed for term in terms]


def position(row: Model, terms: Sequence[Term]) -> list[Any]:
    """The values that place a row in an ordering."""
    stored = {field.name: field.attname for field in row._meta.fields}  # the rest is computed by the query
    return [exact_value(row, stored.get(term.column, term.column)) for term in terms]


def rows_after(
    queryset: QuerySet, terms: Sequence[Term], after: Sequence[Any] | None, limit: int
) -> list[Model]:
    """The first `limit` rows after a position, or from the start if it is None: one query, and prefetches."""
    found = list(page_after(queryset, terms, after, limit))
    prefetch_related_objects(found, *queryset._prefetch_related_lookups)
    return found


def page_after(
    queryset: QuerySet, terms: Sequence[Term], after: Sequence[Any] | None, limit: int
) -> QuerySet:
    """The query for these rows, with the joins of the queryset and without its prefetches."""
    pages = [
        part[:limit] for part in parts(queryset.select_related(None).prefetch_related(None), terms, after)
    ]
    return _full_rows(queryset, pages[0]) if len(pages) == 1 else _united(queryset, pages, terms)[:limit]


def _full_rows(queryset: QuerySet, page: QuerySet) -> QuerySet:
    """The rows of a page with the joins of the queryset, found before anything is joined.

    With joins and filters together, PostgreSQL's planner would read whole tables.
    """
    if not queryset.query.select_related:
        return page
    return _joined(queryset, Q(pk__in=page.values("pk"))).order_by(*page.query.order_by)


def _united(queryset: QuerySet, pages: Sequence[QuerySet], terms: Sequence[Term]) -> QuerySet:
    """The rows of several ranges of an index, each limited, in one order.

    SQLite allows no limit inside a compound query, but seeks each of several sets of keys. PostgreSQL would
    read the whole table for that.
    """
    keys = [page.values("pk") for page in pages]
    if connections[queryset.db].features.supports_slicing_ordering_in_compound:
        wanted = Q(pk__in=keys[0].union(*keys[1:], all=True))
    else:
        wanted = reduce(or_, (Q(pk__in=each) for each in keys))
    return _joined(queryset, wanted).order_by(*_orders_of_all(terms))


def _joined(queryset: QuerySet, wanted: Q) -> QuerySet:
    found = queryset.model._base_manager.filter(wanted)
    found.query.select_related = queryset.query.select_related
    found.query.deferred_loading = queryset.query.deferred_loading
    return found


def _orders_of_all(terms: Sequence[Term]) -> list[OrderBy]:
    if not terms[0].has_nulls:
        return _orders(terms)
    is_null = IsNull(F(terms[0].column), True)
    return [is_null.asc() if terms[0].nulls_last else is_null.desc(), *_orders(terms)]


def parts(queryset: QuerySet, terms: Sequence[Term], after: Sequence[Any] | None) -> Iterator[QuerySet]:
    """The rows after a position as ranges of an index: those with a value, then those without.

    One query for both would sort by whether there is a value, which no plain index does.
    """
    first = terms[0]
    if not first.has_nulls:
        yield from _ranges(queryset, terms, after)
        return
    groups = [False, True] if first.nulls_last else [True, False]
    if after is not None:
        groups = groups[groups.index(after[0] is None) :]
    if demands_value(queryset.query.where, _own(queryset, first.column)):
        groups = [is_null for is_null in groups if not is_null]
    for is_null in groups:
        here = after if after is not None and (after[0] is None) == is_null else None
        part = queryset.filter(**{f"{first.column}__isnull": is_null})
        yield from _ranges(part, terms[1:], here and here[1:]) if is_null else _ranges(part, terms, here)


def _own(queryset: QuerySet, column: str) -> Col:
    """The column of the rows themselves; joined tables may have one of the same name."""
    return Col(queryset.query.get_initial_alias(), queryset.model._meta.get_field(column))


def demands_value(where: WhereNode, column: Col) -> bool:
    """Whether a condition holds only for rows with a value in a column."""
    if where.negated or where.connector != AND:
        return False
    return any(
        demands_value(each, column) if isinstance(each, WhereNode) else _compares(each, column)
        for each in where.children
    )


def _compares(condition: Any, column: Col) -> bool:
    return isinstance(condition, Lookup) and not isinstance(condition, IsNull) and condition.lhs == column


def _ranges(queryset: QuerySet, terms: Sequence[Term], after: Sequence[Any] | None) -> Iterator[QuerySet]:
    if after is None:
        yield queryset.order_by(*_orders(terms))
        return
    run = _run(terms)
    if rest := terms[len(run) :]:
        ties = {term.column: value for term, value in zip(run, after, strict=False)}
        yield from _ranges(queryset.filter(**ties), rest, after[len(run) :])
    yield queryset.filter(beyond(run, after[: len(run)])).order_by(*_orders(terms))


def _run(terms: Sequence[Term]) -> Sequence[Term]:
    """The first terms with the same direction: one row comparison and one index range cover them."""
    same = takewhile(lambda term: term.descending == terms[0].descending, terms)
    return list(same)


def _orders(terms: Sequence[Term]) -> list[OrderBy]:
    return [term.order for term in terms]


def beyond(terms: Sequence[Term], values: Sequence[Any]) -> Q:
    """The condition that a row comes after the values, which are not null.

    Columns with the same direction are compared as one row, so that an index can seek among ties. With mixed
    directions a redundant bound does the same.
    """
    run = _run(terms)
    behind = Q(_RowBeyond(run, tuple(values[: len(run)])))
    if len(run) == len(terms):
        return behind
    ties = Q(**{term.column: value for term, value in zip(run, values, strict=False)})
    bound = Q(**{f"{run[0].column}__{'lte' if run[0].descending else 'gte'}": values[0]})
    return bound & (behind | ties & beyond(terms[len(run) :], values[len(run) :]))


class _RowBeyond(Func):
    """`(a, b) > (x, y)`, or less. Django rewrites this on SQLite in a form that no index can seek."""

    output_field = BooleanField()

    def __init__(self, run: Sequence[Term], values: tuple[Any, ...]) -> None:
        super().__init__(*(F(term.column) for term in run))
        self.values, self.operator = values, "<" if run[0].descending else ">"

    def as_sql(self, compiler: Any, *_: Any) -> tuple[str, list[Any]]:
        columns = self.source_expressions
        values = [
            Value(value, column.output_field) for column, value in zip(columns, self.values, strict=True)
        ]
        left, right = (self._row(compiler, terms) for terms in (columns, values))
        return f"{left[0]} {self.operator} {right[0]}", [*left[1], *right[1]]

    @staticmethod
    def _row(compiler: Any, terms: Sequence[Any]) -> tuple[str, list[Any]]:
        compiled = [compiler.compile(term) for term in terms]
        return f"({', '.join(text for text, _ in compiled)})", [each for _, more in compiled for each in more]
