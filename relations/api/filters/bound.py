"""Filters with a lower or upper bound: times and amounts."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

from relations.api.filters.filter import Filter
from relations.api.parameters.moment import day_or_moment
from relations.api.parameters.parameter import InvalidValue
from relations.api.parameters.patterns import AMOUNT, anchored
from relations.errors import InvalidQuantity
from relations.values.quantity import Quantity


class MomentParameter(Filter):
    """Rows of a time or later; a day means its start in UTC."""

    schema = {"type": "string", "format": "date-time"}

    def clean(self, text: str, view: Any) -> datetime:
        return day_or_moment(text)

    def filter(self, queryset, value):
        return queryset if value is None else queryset.filter(**{f"{self.column}__gte": value})


class AmountParameter(Filter):
    """Rows whose amount is at least (`gte`) or at most (`lte`) the given one."""

    schema = {"type": "string", "pattern": anchored(AMOUNT)}

    def __init__(self, column: str, bound: str, *, help_text: str, example: str) -> None:
        super().__init__(column, help_text=help_text, example=example)
        self.bound = bound

    def clean(self, text: str, view: Any) -> Decimal:
        try:
            found = Quantity.from_parts(text).amount
        except InvalidQuantity as error:
            raise InvalidValue(error.code, str(error)) from error
        if not re.fullmatch(AMOUNT, text):
            raise InvalidValue("invalid_quantity", "Leave out zeros that change nothing.")
        return found

    def filter(self, queryset, value):
        return queryset if value is None else queryset.filter(**{f"{self.column}__{self.bound}": value})
