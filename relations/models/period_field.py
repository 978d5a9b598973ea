"""Columns for EDTF expressions: stored as written, with columns for the bounds derived from them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from relations.errors import InvalidPeriod
from relations.values.edtf.grammar import LONGEST
from relations.values.period import Period, Reading

BOUNDS = ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")


def bounds_of(period: str) -> list[str]:
    """The names of the four columns that bound a period."""
    return [f"{period}_{bound}" for bound in BOUNDS]


class EdtfAttribute(DeferredAttribute):
    """Holds a Period; text that is assigned is parsed."""

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class EdtfField(models.CharField):
    """One EDTF expression, or null. Assigning text parses it and raises InvalidPeriod if it is not EDTF."""

    descriptor_class = EdtfAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        if value is None or value == "":
            return None
        if isinstance(value, Period):
            return value
        return Period.parse(value)

    def clean(self, value, model_instance):
        try:
            period = self.to_python(value)
        except InvalidPeriod as error:
            raise ValidationError(str(error), code=error.code) from error
        return super().clean(period, model_instance)

    def run_validators(self, value):
        super().run_validators(None if value is None else str(value))

    def get_prep_value(self, value):
        return None if value is None else str(self.to_python(value))

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return None if value is None else str(value)


class PeriodAttribute(EdtfAttribute):
    """Fills the bounds of a period whenever the period is assigned."""

    def __set__(self, instance, value):
        super().__set__(instance, value)
        period = instance.__dict__[self.field.attname]
        bounds = None if period is None else period.bounds(self.field.reading)
        for bound in BOUNDS:
            instance.__dict__[f"{self.field.attname}_{bound}"] = bounds and getattr(bounds, bound)


class PeriodField(EdtfField):
    """An EDTF expression and its four bounds, in date columns named `<field>_starts_earliest` and so on.

    `reading` is what a single coarse value means: some time in it, or all of it. An open end is stored as the
    last day of the calendar (date.max), an unknown one as null.
    """

    descriptor_class = PeriodAttribute

    def __init__(self, *args: Any, reading: Reading | str = Reading.SOME_TIME_IN, **kwargs: Any) -> None:
        self.reading = Reading(reading)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"reading": self.reading.value}

    def contribute_to_class(self, cls, name, private_only=False):
        super().contribute_to_class(cls, name, private_only)
        present = {field.name for field in cls._meta.local_fields}  # copied from an abstract base
        if cls.__module__ == "__fake__" or f"{name}_{BOUNDS[0]}" in present:  # or listed by a migration
            return
        for number, bound in enumerate(BOUNDS):
            column = models.DateField(null=True, editable=False)
            # Before the period itself, which fills them: fields are assigned in this order.
            column.creation_counter = self.creation_counter - 0.9 + number / 10
            cls.add_to_class(f"{name}_{bound}", column)
