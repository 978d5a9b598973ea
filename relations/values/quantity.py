"""Quantities that sources state, exact or not: amount, operator, rounding and unit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from relations.errors import InvalidQuantity
from relations.values.interval import Interval

_EXACT = Context(prec=80)
_DECIMAL = re.compile(r"-?([0-9]+)(?:\.([0-9]+))?")
_UNIT = re.compile(r"[A-Za-z0-9%/_ -]{0,40}")
_DIGITS, _DECIMALS = 30, 10
_HALF, _MARGIN = Decimal("0.5"), Decimal("0.05")


class Operator(StrEnum):
    """How the source qualifies the amount: exactly, more than, at least, about and so on."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    APPROX = "approx"
    NEARLY = "nearly"


_OPERATORS = {operator.value: operator for operator in Operator}
_WORDS = {
    Operator.EQ: "",
    Operator.GT: "more than ",
    Operator.GE: "at least ",
    Operator.LT: "less than ",
    Operator.LE: "at most ",
    Operator.APPROX: "about ",
    Operator.NEARLY: "nearly ",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its operator, the unit of its last printed digit (`rounded_to`), and its unit.

    Unit: an ISO 4217 code for money, or a word (`percent`, `persons`, `projects`); empty for a bare count.
    230.2 bn is 230200000000 rounded to 100000000; a printed 1/3 is approx 33.3 percent.
    Create one with `from_parts`, which checks its arguments.
    """

    amount: Decimal
    operator: Operator = Operator.EQ
    rounded_to: Decimal | None = None
    unit: str = ""

    @classmethod
    def from_parts(
        cls,
        amount: str | int | Decimal,
        operator: str = "eq",
        rounded_to: str | int | Decimal | None = None,
        unit: str = "",
    ) -> "Quantity":
        """A quantity of at most 30 digits, at most 10 of them decimals. Raises InvalidQuantity."""
        found = _decimal(amount, "amount")
        step = None if rounded_to is None else _decimal(rounded_to, "rounded_to")
        if step is not None and step <= 0:
            raise InvalidQuantity(
                rounded_to, "rounded_to is the unit of the last printed digit", "Write 1 or 0.1"
            )
        if not isinstance(unit, str) or not _UNIT.fullmatch(unit):
            cure = "Write at most 40 letters, digits, spaces and % / _ -"
            raise InvalidQuantity(_printable(unit), "not the name of a unit", cure)
        quantity = cls(found, _operator(operator), step, unit)
        if quantity.operator is Operator.NEARLY and not found:
            raise InvalidQuantity("nearly 0", "nothing is nearly 0", "Use eq, or lt with a limit")
        return quantity

    @classmethod
    def from_portable(cls, mapping: Mapping[str, str]) -> "Quantity":
        """The quantity in portable form. Raises InvalidQuantity, also for an unknown key."""
        if not isinstance(mapping, Mapping):
            raise InvalidQuantity(_printable(mapping), "a quantity is a mapping", "Write amount: '36'")
        unknown = [key for key in mapping if key not in ("amount", "operator", "rounded_to", "unit")]
        if unknown:
            cure = "The keys are amount, operator, rounded_to and unit"
            raise InvalidQuantity(_printable(unknown[0]), "no key of a quantity", cure)
        if "amount" not in mapping:
            raise InvalidQuantity(_printable(mapping), "a quantity has an amount", "Write amount: '36'")
        return cls.from_parts(**mapping)

    def to_portable(self) -> dict[str, str]:
        """The portable form: text only, without defaults."""
        portable = {"amount": self.amount_text}
        if self.operator is not Operator.EQ:
            portable["operator"] = self.operator.value
        if self.rounded_to is not None:
            portable["rounded_to"] = plain(self.rounded_to)
        if self.unit:
            portable["unit"] = self.unit
        return portable

    @property
    def amount_text(self) -> str:
        """The amount in canonical form: `36`, `0.5`; no exponent, no trailing zero."""
        return plain(self.amount)

    @property
    def is_whole(self) -> bool:
        """Whether the amount has no decimals."""
        return self.amount == self.amount.to_integral_value()

    def as_text(self) -> str:
        """The quantity in words: `more than 30 projects`."""
        rounding = "" if self.rounded_to is None else f" (rounded to {plain(self.rounded_to)})"
        return f"{_WORDS[self.operator]}{self.amount_text} {self.unit}".rstrip() + rounding

    __str__ = as_text

    def interval(self) -> Interval:
        """The numbers that the quantity can mean.

        eq: half of `rounded_to` to either side. approx: 5 % to either side. nearly: up to 5 % less than the
        amount, without the amount itself; less means towards zero, so nearly -20 is between -20 and -19.
        """
        half_lines = {
            Operator.GT: Interval(self.amount, None, low_closed=False),
            Operator.GE: Interval(self.amount, None),
            Operator.LT: Interval(None, self.amount, high_closed=False),
            Operator.LE: Interval(None, self.amount),
        }
        return half_lines.get(self.operator) or self._around()

    def _around(self) -> Interval:
        if self.operator is Operator.EQ:
            reach = _EXACT.multiply(self.rounded_to or Decimal(0), _HALF)
        else:
            reach = _EXACT.multiply(self.amount.copy_abs(), _MARGIN)
        low, high = _EXACT.subtract(self.amount, reach), _EXACT.add(self.amount, reach)
        if self.operator is not Operator.NEARLY:
            return Interval(low, high)
        if self.amount > 0:
            return Interval(low, self.amount, high_closed=False)
        return Interval(self.amount, high, low_closed=False)


def plain(number: Decimal) -> str:
    """A decimal without exponent, trailing zeros or a negative zero."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _decimal(value: object, name: str) -> Decimal:
    match = _DECIMAL.fullmatch(_as_text(value))
    if match is None:
        cure = "Write digits and a point, as text: '36', '-0.5'"
        raise InvalidQuantity(_printable(value), f"{name} is not a plain decimal number", cure)
    integer, decimals = match[1].lstrip("0"), (match[2] or "").rstrip("0")
    if len(integer) + len(decimals) > _DIGITS or len(decimals) > _DECIMALS:
        rule = f"{name} has more than {_DIGITS} digits or {_DECIMALS} decimals"
        raise InvalidQuantity(_printable(value), rule, "Round it, and set rounded_to")
    return Decimal(plain(Decimal(match[0])))


def _as_text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value) if abs(value) < 10**_DIGITS else ""
    return format(value, "f") if value.is_finite() and abs(value.adjusted()) <= _DIGITS else ""


def _operator(text: object) -> Operator:
    if not isinstance(text, str) or text not in _OPERATORS:
        raise InvalidQuantity(_printable(text), "not an operator", f"Use one of {', '.join(_OPERATORS)}")
    return _OPERATORS[text]


def _printable(value: object) -> object:
    """Text unchanged; of anything else only the type, because its content may be too long to print."""
    return value if isinstance(value, str) else f"a {type(value).__name__}"
