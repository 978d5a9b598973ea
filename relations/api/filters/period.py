"""Windows of time: the parameters `since`, `until`, `on` and `match` of all lists."""

import re
from datetime import date
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from relations.api.filters.filter import Filter, FilterSet
from relations.api.parameters.parameter import InvalidValue
from relations.api.parameters.patterns import DAY_MONTH_OR_YEAR, anchored
from relations.errors import InvalidPeriod
from relations.queries.paging.windows import Window
from relations.values.period import Period, Reading

POSSIBLE, CERTAIN = "possible", "certain"


class WindowParameter(Filter):
    """A day, month or year, read as its first and last day. The filter set combines them to a window."""

    schema = {"type": "string", "pattern": anchored(DAY_MONTH_OR_YEAR)}

    def __init__(self, *, not_before: str | None = None, help_text: str, example: str) -> None:
        super().__init__(help_text=help_text, example=example)
        self.not_before = not_before

    def clean(self, text: str, view: Any) -> tuple[date, date]:
        if not re.fullmatch("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
            detail = "Write a day, month or year: 2023-12-12, 2023-12 or 2023."
            raise InvalidValue("invalid_period", detail)
        try:
            bounds = Period.parse(text).bounds(Reading.ALL_OF_IT)
        except InvalidPeriod as error:
            raise InvalidValue(error.code, str(error)) from error
        return bounds.starts_earliest, bounds.ends_latest

    def check(self, value: Any, view: Any) -> None:
        """Raises InvalidValue if the window ends before it starts."""
        if self.not_before and view.query[self.not_before]:
            texts = view.request.query_params
            check_order(self.not_before, texts[self.not_before], self.name, texts[self.name])


def check_order(first: str, start: str, last: str, end: str) -> None:
    """Raises InvalidValue if no day lies between two dates, given as text."""
    # Dates sort as text. Of two with the same beginning, the coarser one contains the other.
    if start > end and not start.startswith(end):
        rule = f"{first}={start} begins only after {last}={end} has ended, and no day lies between them."
        raise InvalidValue("inconsistent", f"{rule} Exchange the two, or leave one of them out.")


class MatchParameter(Filter):
    """Whether a period may or must overlap the window."""

    schema = {"type": "string", "enum": [POSSIBLE, CERTAIN], "default": POSSIBLE}

    def default(self, view: Any) -> str:
        return POSSIBLE

    def clean(self, text: str, view: Any) -> str:
        if text not in (POSSIBLE, CERTAIN):
            raise InvalidValue("invalid_choice", f"Write {POSSIBLE} or {CERTAIN}.")
        return text


class PeriodFilter(FilterSet):
    """Rows whose period overlaps a window of days. Subclasses name the field."""

    period_field: ClassVar[str] = "period"

    since = WindowParameter(
        help_text="Records that took place on or after this date. A month or year starts on its first day.",
        example="2022-10",
    )
    until = WindowParameter(
        not_before="since",
        help_text="Records that took place on or before this date. A month or year ends on its last "
        "day. Not before `since`.",
        example="2023-12-31",
    )
    on = WindowParameter(
        help_text="Records that took place on this date, or on some day of this month or year.",
        example="2023-12-12",
    )
    match = MatchParameter(
        help_text="How `since`, `until` and `on` are applied. `possible`: records that may have taken "
        "place then, coarse and unknown dates included. `certain`: records that surely did.",
        example=CERTAIN,
    )

    @classmethod
    def apply(cls, queryset: QuerySet, values: Any) -> QuerySet:
        queryset = super().apply(queryset, values)
        condition = cls.certain if values["match"] == CERTAIN else cls.possible
        for window in windows(values):
            queryset = queryset.filter(condition(window))
        return queryset

    @classmethod
    def possible(cls, window: Window) -> Q:
        """Rows whose period may overlap a window."""
        return window.possible(cls.period_field)

    @classmethod
    def certain(cls, window: Window) -> Q:
        """Rows whose period surely overlaps a window."""
        return window.certain(cls.period_field)


def windows(values: Any) -> list[Window]:
    """The windows of a request: from `since` until `until`, and `on`."""
    since, until, on = (values[name] for name in ("since", "until", "on"))
    found = [Window(since and since[0], until and until[1])]
    if on:
        found.append(Window(*on))
    return [window for window in found if not window.is_unlimited]
