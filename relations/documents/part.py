"""The parts of a document: how each kind of column is read from a record, checked, and assigned to one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from relations.documents.fault import Faults
from relations.errors import InvalidPeriod, InvalidQuantity
from relations.values.period import Period
from relations.values.quantity import Quantity

Resolve = Callable[[str, str], models.Model]
Named = tuple[str, str]  # the noun and key of something referred to


@dataclass(frozen=True)
class Part:
    """One field of a document that stands in columns of the row itself."""

    name: str
    value_type: str = "text"
    is_required: bool = False
    default: str | None = None  # what leaving it out means

    def read(self, record: Any) -> Any:
        """The portable form, or None."""
        value = getattr(record, self.name)
        return None if value in (None, "") else str(value)

    def check(self, value: Any, where: str, faults: Faults) -> Any:
        """The canonical portable form, or None with faults noted."""
        return faults.text(value, where)

    def checked(self, given: dict[str, Any], where: str, faults: Faults) -> Any:
        """The canonical form of what a mapping gives for the part; a fault if it must and does not."""
        before = len(faults.found)
        value = self.check(given[self.name], where, faults) if self.name in given else self.default
        if self.is_required and value is None and len(faults.found) == before:
            faults.add("missing_field", where, given.get(self.name), "is required", "Add it.")
        return value

    def named(self, _value: Any) -> Iterator[Named]:
        """What the value refers to."""
        return iter(())

    def assign(self, record: Any, value: Any, _resolve: Resolve) -> None:
        """Set the columns of an unsaved record; nothing is written."""
        setattr(record, self.name, value)

    def members(self, value: Any) -> list[Any]:
        """The values that claims on this fact are compared with, in portable form."""
        return [] if value is None else [value]

    @property
    def is_set(self) -> bool:
        """Whether the fact has members rather than one value."""
        return False


@dataclass(frozen=True)
class Form:
    """How such texts are written, as a regular expression of the whole, and what is said of others."""

    pattern: str
    rule: str
    cure: str


@dataclass(frozen=True)
class TextPart(Part):
    """Text of bounded length, or of a form."""

    max_length: int = 0
    digits: bool = False
    form: Form | None = None

    def check(self, value: Any, where: str, faults: Faults) -> str | None:
        text = faults.text(value, where)
        if text is None:
            return None
        text = " ".join(text.split())
        if self.form:
            if not re.fullmatch(self.form.pattern, text):
                faults.add("malformed", where, value, self.form.rule, self.form.cure)
        elif self.max_length and len(text) > self.max_length:
            faults.add(
                "too_long", where, value, f"is longer than {self.max_length} characters", "Shorten it."
            )
        elif self.digits and not re.fullmatch(r"[1-9][0-9]{0,8}", text):
            faults.add("malformed", where, value, "must be a whole number from 1", "Write digits only.")
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

    def check(self, value: Any, where: str, faults: Faults) -> str | None:
        text = faults.text(value, where)
        if text is None or text in self.choices:
            return text
        cure = f"Choose one of {', '.join(self.choices)}."
        faults.add("unknown_choice", where, text, "is no declared choice", cure)
        return None


@dataclass(frozen=True)
class PeriodPart(Part):
    """An EDTF expression; Period refuses what is too long for a column."""

    value_type: str = "period"

    def check(self, value: Any, where: str, faults: Faults) -> str | None:
        text = faults.text(value, where)
        if text is None:
            return None
        try:
            return str(Period.parse(text))
        except InvalidPeriod as error:
            faults.add(error.code, where, text, error.rule, error.cure)
            return None


@dataclass(frozen=True)
class QuantityPart(Part):
    """A mapping of amount, operator, rounded_to and unit."""

    value_type: str = "quantity"

    def read(self, record: Any) -> dict[str, str] | None:
        quantity = getattr(record, self.name)
        return None if quantity is None else quantity.to_portable()

    def check(self, value: Any, where: str, faults: Faults) -> dict[str, str] | None:
        mapping = faults.mapping(value, where, ("amount", "operator", "rounded_to", "unit"))
        if not mapping:
            return None
        try:
            return Quantity.from_portable(mapping).to_portable()
        except InvalidQuantity as error:
            faults.add(error.code, where, value, error.rule, error.cure)
            return None

    def assign(self, record: Any, value: Any, _resolve: Resolve) -> None:
        setattr(record, self.name, None if value is None else Quantity.from_portable(value))
