"""Windows of time: the one mechanism behind `since`, `until`, `on` and `match` of every list."""

import re
from datetime import date
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django_filters import FilterSet

from relations.api.filters.parameter import Parameter
from relations.api.forms import DAY_MONTH_OR_YEAR, whole
from relations.errors import InvalidPeriod
from relations.queries.windows import Window
from relations.values.period import Period, Reading

POSSIBLE, CERTAIN = "possible", "certain"


class CalendarField(forms.Field):
    """A day, month or year: its first and last day."""

    def clean(self, value: str | None) -> tuple[date, date] | None:
        if value is None:
            return None
        if not re.fullmatch("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
            raise ValidationError(
                "Write a day, month or year: 2023-12-12, 2023-12 or 2023.", code="invalid_period"
            )
        try:
            bounds = Period.parse(value).bounds(Reading.ALL_OF_IT)
        except InvalidPeriod as error:
            raise ValidationError(str(error), code=error.code) from error
        return bounds.starts_earliest, bounds.ends_latest


class WindowParameter(Parameter):
    """A part of a window; the filter set puts the parts together."""

    field_class = CalendarField
    schema = {"type": "string", "pattern": whole(DAY_MONTH_OR_YEAR)}

    def filter(self, queryset, value):
        return queryset


class MatchField(forms.Field):
    """How a window is read."""

    def clean(self, value: str | None) -> str:
        if value not in (None, POSSIBLE, CERTAIN):
            raise ValidationError(f"Write {POSSIBLE} or {CERTAIN}.", code="unknown_choice")
        return value or POSSIBLE


class MatchParameter(WindowParameter):
    """Whether a period may or must touch the window."""

    field_class = MatchField
    schema = {"type": "string", "enum": [POSSIBLE, CERTAIN], "default": POSSIBLE}


class WindowForm(forms.Form):
    """What is asked, of which `since` and `until` leave a day between them."""

    def clean(self) -> dict:
        asked = super().clean()
        if asked.get("since") and asked.get("until"):
            self.refuse_reversed(self.data["since"], self.data["until"])
        return asked

    def refuse_reversed(self, since: str, until: str) -> None:
        # Dates as text stand in their order, and of two that begin alike the coarser one holds the other.
        if since > until and not since.startswith(until):
            rule = f"since={since} begins only after until={until} has ended, and no day lies between them."
            cure = "Exchange the two, or leave one of them out."
            self.add_error("until", ValidationError(f"{rule} {cure}", code="not_together"))


class PeriodFilter(FilterSet):
    """Rows whose period touches a window of days. Subclasses name the field."""

    period_field: ClassVar[str] = "period"

    class Meta:
        form = WindowForm

    since = WindowParameter(
        help_text="Only what went on, or was, on this day or later. A month or year starts on its first day.",
        example="2022-10",
    )
    until = WindowParameter(
        help_text="Only what went on, or was, on this day or before. A month or year ends on its last day. "
        "Not before `since`.",
        example="2023-12-31",
    )
    on = WindowParameter(
        help_text="Only what went on, or happened, on this day, or on some day of this month or year.",
        example="2023-12-12",
    )
    match = MatchParameter(
        help_text="How since, until and on are read. `possible`: unknown or coarse dates do not exclude, so "
        "nothing is missed. `certain`: only what sources date exactly enough.",
        example=CERTAIN,
    )

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        for window in windows(asked):
            is_certain = asked["match"] == CERTAIN
            queryset = queryset.filter(self.certain(window) if is_certain else self.possible(window))
        return queryset

    def possible(self, window: Window) -> Q:
        return window.possible(self.period_field)

    def certain(self, window: Window) -> Q:
        return window.certain(self.period_field)


def windows(asked: dict) -> list[Window]:
    """The windows asked for: that from since until until, and that of on."""
    since, until = asked["since"], asked["until"]
    found = [Window(since and since[0], until and until[1])]
    if asked["on"]:
        found.append(Window(*asked["on"]))
    return [window for window in found if not window.is_unlimited]
