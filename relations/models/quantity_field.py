"""Columns for a quantity: exact text, and a number that serves filters and ordering only."""

from decimal import Decimal
from typing import Any

from django.db import models

from relations.values.quantity import Operator, Quantity

OPERATORS = [(operator.value, operator.value) for operator in Operator]


class QuantityField:
    """Five columns, `<name>_amount` and so on, read and assigned as one Quantity, or None if not stated."""

    def __init__(self, help_text: str, *, is_required: bool = False) -> None:
        self.help_text, self.is_required = help_text, is_required

    PARTS = ("amount", "operator", "rounded_to", "unit", "number")

    def contribute_to_class(self, cls, name):
        self.name = name
        text = {"null": True, "blank": True, "editable": False}
        cls.add_to_class(f"{name}_amount", models.CharField(max_length=42, **text))
        cls.add_to_class(f"{name}_operator", models.CharField(max_length=6, choices=OPERATORS, **text))
        cls.add_to_class(f"{name}_rounded_to", models.CharField(max_length=42, **text))
        cls.add_to_class(f"{name}_unit", models.CharField(max_length=40, **text))
        # A digit more than amounts have: SQLite rounds thirty nines up on the way back.
        cls.add_to_class(f"{name}_number", models.DecimalField(max_digits=41, decimal_places=10, **text))
        setattr(cls, name, self)

    def __get__(self, record, owner=None):
        if record is None:
            return self
        amount = getattr(record, f"{self.name}_amount")
        if amount is None:
            return None
        return Quantity.from_parts(
            amount,
            operator=getattr(record, f"{self.name}_operator"),
            rounded_to=getattr(record, f"{self.name}_rounded_to"),
            unit=getattr(record, f"{self.name}_unit"),
        )

    def __set__(self, record, quantity):
        columns = dict.fromkeys(self.PARTS) if quantity is None else self.columns(quantity)
        for part, value in columns.items():
            setattr(record, f"{self.name}_{part}", value)

    def columns(self, quantity: Quantity) -> dict[str, object]:
        """The value of each column for one quantity."""
        rounded = quantity.to_portable().get("rounded_to")
        return {
            "amount": quantity.amount_text,
            "operator": quantity.operator.value,
            "rounded_to": rounded,
            "unit": quantity.unit,
            "number": Decimal(quantity.amount_text),
        }


def exact_value(row: models.Model, column: str) -> Any:
    """The value of a column of a row. The number of a quantity is read from its exact text.

    SQLite stores the number as a float with fifteen digits: too few for a cursor to find the row again.
    """
    name = column.removesuffix("_number")
    if name != column and isinstance(getattr(type(row), name, None), QuantityField):
        text = getattr(row, f"{name}_amount")
        return None if text is None else Decimal(text)
    return getattr(row, column)
