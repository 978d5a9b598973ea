"""The parts of a document that are rows of a child table."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db import models

from relations.documents.error_collector import ErrorCollector
from relations.documents.parts.part import Part, ReferenceKey


@dataclass(frozen=True)
class RowsPart(Part):
    """Rows of a child table: a list of mappings, or of plain values where a row has one field."""

    model: Any = None
    parts: tuple[Part, ...] = ()
    is_ordered: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether a row is written as one value."""
        return len(self.parts) == 1

    @property
    def member(self) -> Part:
        """The part of a row that claims are about: its reference, or its first part if it has none."""
        references = (part for part in self.parts if part.value_type == "reference")
        return next(references, self.parts[0])

    def read(self, record: Any) -> list[Any]:
        rows = [self.read_row(row) for row in getattr(record, self.name).all()]
        return rows if self.is_ordered else sorted(rows, key=str)

    def read_row(self, row: models.Model) -> Any:
        """One row in portable form."""
        values = {part.name: value for part in self.parts if (value := part.read(row)) is not None}
        return values.get(self.parts[0].name) if self.is_plain else values

    def check(self, value: Any, where: str, errors: ErrorCollector) -> list[Any] | None:
        items = enumerate(errors.items(value, where))
        rows = [row for number, item in items if (row := self.check_row(item, f"{where}[{number}]", errors))]
        if not self.is_ordered:
            rows = sorted(rows, key=str)
            for row, following in pairwise(rows):
                if row == following:
                    errors.add("duplicate", where, row, "is listed twice", "List it once.")
        return rows or None

    def check_row(self, item: Any, where: str, errors: ErrorCollector) -> Any:
        """One row in canonical form. Errors are collected."""
        if self.is_plain:
            return self.parts[0].check(item, where, errors)
        given = errors.mapping(item, where, tuple(part.name for part in self.parts))
        row = {part.name: part.checked(given, f"{where}.{part.name}", errors) for part in self.parts}
        return {name: value for name, value in row.items() if value is not None}

    def values_of(self, row: Any) -> dict[str, Any]:
        """A canonical row as a mapping."""
        return {self.parts[0].name: row} if self.is_plain else row

    def reference_keys(self, value: Any) -> Iterator[ReferenceKey]:
        for row in value:
            values = self.values_of(row)
            for part in self.parts:
                if part.name in values:
                    yield from part.reference_keys(values[part.name])

    def members(self, value: Any) -> list[Any]:
        rows = [self.values_of(row) for row in value or ()]
        return [each for row in rows for each in self.member.members(row.get(self.member.name))]

    @property
    def is_set(self) -> bool:
        return True
