"""The parts of a document: how a column is read from a record, checked, and assigned to a record."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from relations.documents.error_collector import ErrorCollector
from relations.errors import InvalidPeriod, InvalidQuantity
from relations.values.period import Period
from relations.values.quantity import Quantity

Resolve = Callable[[str, str], models.Model]
ReferenceKey = tuple[str, str]  # kind and key


@dataclass(frozen=True)
class Part:
    """One field of a document, stored in columns of the row itself."""

    name: str
    value_type: str = "text"
    is_required: bool = False
    default: str | None = None  # the value if it is left out

    def read(self, record: Any) -> Any:
        """The portable form, or None."""
        value = getattr(record, self.name)
        return None if value in (None, "") else str(value)

    def check(self, value: Any, where: str, errors: ErrorCollector) -> Any:
        """The canonical portable form, or None if it is invalid. Errors are collected."""
        return errors.text(value, where)

    def checked(self, given: dict[str, Any], where: str, errors: ErrorCollector) -> Any:
        """The canonical form of the part in a mapping. A missing required part is an error."""
        before = len(errors.found)
        value = self.check(given[self.name], where, errors) if self.name in given else self.default
        if self.is_required and value is None and len(errors.found) == before:
            errors.add("missing_field", where, given.get(self.name), "is required", "Add it.")
        return value

    def reference_keys(self, _value: Any) -> Iterator[ReferenceKey]:
        """The keys that the value refers to."""
        return iter(())

    def assign(self, record: Any, value: Any, _resolve: Resolve) -> None:
        """Set the columns of a record in memory."""
        setattr(record, self.name, value)

    def members(self, value: Any) -> list[Any]:
        """The members of the value in portable form, which claims on the fact are compared with."""
        return [] if value is None else [value]

    @property
    def is_set(self) -> bool:
        """Whether the fact has members rather than one value."""
        return False


@dataclass(frozen=True)
class TextPattern:
    """A regular expression for the complete text, with the rule and the cure for text that does not match."""

    pattern: str
    rule: str
    cure: str


@dataclass(frozen=True)
class TextPart(Part):
    """Text of limited length, or with a pattern."""

    max_length: int = 0
    digits: bool = False
    form: TextPattern | None = None

    def check(self, value: Any, where: str, errors: ErrorCollector) -> str | None:
        text = errors.text(value, where)
        if text is None:
            return None
        text = " ".join(text.split())
        if self.form:
            if not re.fullmatch(self.form.pattern, text):
                errors.add("malformed", where, value, self.form.rule, self.form.cure)
        elif self.max_length and len(text) > self.max_length:
            errors.add(
                "too_long", where, value, f"is longer than {self.max_length} characters", "Shorten it."
            )
        elif self.digits and not re.fullmatch(r"[1-9][0-9]{0,8}", text):
            errors.add("malformed", where, value, "must be a whole number from 1", "Write digits only.")
        return text

    def assign(self, record: Any, value: Any, _resolve: Resolve) -> None:
        if value is None and not record._meta.get_field(self.name).null:
            value = ""
        setattr(record, self.name, int(value) if self.digits and value else value)


@dataclass(frozen=True)
class ChoicePart(Part):
    """One of the declared choices."""

    value_type: str = "choice"
    choices: tuple[str, ...] = ()

    def check(self, value: Any, where: str, errors: ErrorCollector) -> str | None:
        text = errors.text(value, where)
        if text is None or text in self.choices:
            return text
        cure = f"Choose one of {', '.join(self.choices)}."
        errors.add("invalid_choice", where, text, "is not a known choice", cure)
        return None


@dataclass(frozen=True)
class PeriodPart(Part):
    """An EDTF expression. Period limits its length to that of the column."""

    value_type: str = "period"

    def check(self, value: Any, where: str, errors: ErrorCollector) -> str | None:
        text = errors.text(value, where)
        if text is None:
            return None
        try:
            return str(Period.parse(text))
        except InvalidPeriod as error:
            errors.add(error.code, where, text, error.rule, error.cure)
            return None


@dataclass(frozen=True)
class QuantityPart(Part):
    """A mapping of amount, operator, rounded_to and unit."""

    value_type: str = "quantity"

    def read(self, record: Any) -> dict[str, str] | None:
        quantity = getattr(record, self.name)
        return None if quantity is None else quantity.to_portable()

    def check(self, value: Any, where: str, errors: ErrorCollector) -> dict[str, str] | None:
        mapping = errors.mapping(value, where, ("amount", "operator", "rounded_to", "unit"))
        if not mapping:
            return None
        try:
            return Quantity.from_portable(mapping).to_portable()
        except InvalidQuantity as error:
            errors.add(error.code, where, value, error.rule, error.cure)
            return None

    def assign(self, record: Any, value: Any, _resolve: Resolve) -> None:
        setattr(record, self.name, None if value is None else Quantity.from_portable(value))
