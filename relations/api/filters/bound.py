"""Parameters that bound a column from one side: moments and amounts."""

import re
from datetime import UTC, datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive

from relations.api.filters.parameter import Parameter
from relations.api.forms import AMOUNT, whole
from relations.errors import InvalidQuantity
from relations.values.quantity import Quantity


class MomentField(forms.Field):
    """A moment with its offset."""

    def clean(self, value: str | None) -> datetime | None:
        if value is None:
            return None
        try:
            moment = parse_datetime(value)
            # No database keeps moments that have no date in UTC, such as midnight of year 1 in Viet Nam.
            moment = moment and not is_naive(moment) and moment.astimezone(UTC)
        except (ValueError, OverflowError):
            moment = None
        if not moment:
            raise ValidationError(
                "Write a moment with its offset, as in 2024-02-01T00:00:00Z.", code="not_a_moment"
            )
        return moment


class MomentParameter(Parameter):
    """Rows at a moment or later."""

    field_class = MomentField
    schema = {"type": "string", "format": "date-time"}

    def filter(self, queryset, value):
        return queryset if value is None else queryset.filter(**{f"{self.field_name}__gte": value})


class AmountField(forms.Field):
    """An exact decimal number."""

    def clean(self, value: str | None) -> Decimal | None:
        if value is None:
            return None
        try:
            found = Quantity.of(value).amount
        except InvalidQuantity as error:
            raise ValidationError(str(error), code=error.code) from error
        if not re.fullmatch(AMOUNT, value):
            raise ValidationError("Leave zeros out that say nothing.", code="invalid_quantity")
        return found


class AmountParameter(Parameter):
    """Rows whose amount stands to the given one as `lookup_expr` says (gte, lte)."""

    field_class = AmountField
    schema = {"type": "string", "pattern": whole(AMOUNT)}

    def filter(self, queryset, value):
        return (
            queryset
            if value is None
            else queryset.filter(**{f"{self.field_name}__{self.lookup_expr}": value})
        )
