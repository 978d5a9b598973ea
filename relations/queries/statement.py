"""Statements that are compiled once: building one takes Django longer than the database takes to run it."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Build = Callable[[Any, Sequence[Any]], QuerySet]
# What stands for a value while a statement is built. No key has a space, and no record is of these years.
FIRST_DAY, FIRST_NUMBER = date(3, 1, 1), -1_000_000


class Statement:
    """The statement of a queryset of values, with its placeholders and the converters of its columns."""

    def __init__(self, rows: QuerySet) -> None:
        """Compile it."""
        self.compiler = rows.query.get_compiler(connection=connection)
        self.sql, self.parameters = self.compiler.as_sql()
        columns = [expression for expression, *_ in self.compiler.select[: self.compiler.col_count]]
        self.converters = self.compiler.get_converters(columns)

    def rows(self, known: dict[Any, Any]) -> list[tuple[Any, ...]]:
        """The rows, with values in place of the placeholders."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [known.get(each, each) for each in self.parameters])
            found = cursor.fetchall()
        converted = self.compiler.apply_converters(found, self.converters) if self.converters else found
        return [tuple(row) for row in converted]


class Compiled:
    """Statements that are built from a structure and from values.

    The structure decides which statement it is. Values (texts, whole numbers, days or None) are only bound:
    one statement serves all of the same types, and `build` must put them into conditions as they are.
    """

    def __init__(self, build: Build, *, kept: int = 256) -> None:
        """Keep so many statements, those used last."""
        self.build = build
        self._statement = lru_cache(maxsize=kept)(self._compiled)

    def rows(self, structure: Hashable, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of the statement of this structure for these values: one query."""
        types = tuple(map(type, values))
        known = zip(placeholders(types), values, strict=True)
        return self._statement(structure, types).rows(
            {prepared(mark): prepared(value) for mark, value in known if value is not None}
        )

    def _compiled(self, structure: Hashable, types: tuple[type, ...]) -> Statement:
        return Statement(self.build(structure, placeholders(types)))


def placeholders(types: Sequence[type]) -> list[Any]:
    """What stands for values of these types: all different, and equal to no value."""
    return [placeholder(each, number) for number, each in enumerate(types)]


def placeholder(kind: type, number: int) -> Any:
    """What stands for a value of one type."""
    if kind is date:
        return FIRST_DAY + timedelta(days=number)
    if kind is int:
        return FIRST_NUMBER - number
    return None if kind is type(None) else f"value {number}"


def prepared(value: Any) -> Any:
    """A value as it is in the parameters of a statement."""
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
