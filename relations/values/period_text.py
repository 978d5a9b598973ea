"""Periods in English words, as exact as their expression and no more: "some time in October 2022"."""

from relations.values.edtf.date import EdtfDate
from relations.values.edtf.grammar import Edge, IntervalForm, Limit
from relations.values.period import Period, Reading

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DOUBTS = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}


def in_words(period: Period, reading: Reading) -> str:
    """The period as people write it, never more exact than its expression.

    `12–13 December 2023`, `some time in October 2022`, `some time between 21 and 30 November 2023`,
    `since 2020`, `from 12 December 2023, end unknown`, `by December 2023`, `12 December, year unknown`.
    An expression without a plain wording (masked months or days, sets of dates) is returned as EDTF.
    """
    if len(period.parts) > 1 or any("X" in date.month + date.day for date in period.dates):
        return period.edtf
    if any("X" in date.year and date.has_known_year for date in period.dates):
        return period.edtf
    start, end = period.parts[0]
    if start is end and isinstance(start, EdtfDate):
        is_exact = bool(start.day) or (reading is Reading.ALL_OF_IT and period.form is IntervalForm.SINGLE)
        return _date(start) if is_exact else f"some time in {_date(start)}"
    return _interval(start, end) if period.form is IntervalForm.INTERVAL else _range(start, end)


def is_exact(period: Period, reading: Reading) -> bool:
    """Whether the days on which the period starts and ends are known."""
    bounds = period.bounds(reading)
    starts_on_one_day = bounds.starts_earliest is not None and bounds.starts_earliest == bounds.starts_latest
    return starts_on_one_day and bounds.ends_earliest == bounds.ends_latest


def _interval(start: Limit, end: Limit) -> str:
    if isinstance(start, EdtfDate) and isinstance(end, EdtfDate):
        return _joined(start, end, "–" if start.day and start[:2] == end[:2] else " to ")
    if isinstance(start, EdtfDate):
        return f"since {_date(start)}" if end is Edge.OPEN else f"from {_date(start)}, end unknown"
    if isinstance(end, EdtfDate):
        return f"until {_date(end)}" if start is Edge.OPEN else f"until {_date(end)}, start unknown"
    return "at all times" if start is end else "unknown"


def _range(start: Limit, end: Limit) -> str:
    if isinstance(start, EdtfDate) and isinstance(end, EdtfDate):
        return f"some time between {_joined(start, end, ' and ')}"
    if isinstance(end, EdtfDate):
        return f"by {_date(end)}"
    return f"in {_date(start)} or later" if isinstance(start, EdtfDate) else "unknown"


def _joined(start: EdtfDate, end: EdtfDate, joint: str) -> str:
    """Both dates, without saying year and month twice: `21 and 30 November 2023`, `May to June 2024`."""
    if start.doubt or end.doubt or start.year != end.year or not start.month:
        return f"{_date(start)}{joint}{_date(end)}"
    if start.month == end.month and start.day:
        return f"{int(start.day)}{joint}{_date(end)}"
    return f"{_date(start._replace(year=''))}{joint}{_date(end)}"


def _date(date: EdtfDate) -> str:
    """One date: `12 December 2023`, `December 2023`, `about 1983`, `12 December, year unknown`."""
    parts = [
        str(int(date.day)) if date.day else "",
        MONTHS[int(date.month) - 1] if date.month else "",
        str(int(date.year)) if date.year and date.has_known_year else "",
    ]
    text = " ".join(part for part in parts if part) or "year unknown"
    if not date.has_known_year and date.year and date.month:
        text += ", year unknown"
    clock = f", {date.clock}" if date.clock else ""
    return f"{DOUBTS.get(date.doubt, '')}{text}{clock}"
