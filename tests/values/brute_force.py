"""What EDTF expressions mean, written a second time: listed day by day, without `relations.values`."""

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from hypothesis import strategies as st

DAY = timedelta(days=1)
OPEN_START, OPEN_END = date.min, date.max


def _sample_days():
    """Every day around one turn of a year, the edges of months and decades around it, and the open ends."""
    yield from (OPEN_START, OPEN_END)
    yield from (date(2022, 12, 9) + DAY * n for n in range(26))
    for year in range(2021, 2025):
        for month in range(1, 13):
            first = date(year, month, 1)
            yield from (first, first - DAY)
    yield from (date(2022, month, 12) for month in range(1, 13))
    for year in (1999, 2000, 2019, 2020, 2021, 2023, 2024, 2029, 2030, 2099, 2100):
        yield from (date(year, 1, 1), date(year, 12, 12), date(year, 12, 13), date(year, 12, 31))


DAYS = sorted(set(_sample_days()))
PAIRS = [(start, end) for start in DAYS for end in DAYS if start <= end]

PLAIN = (
    "2021",
    "2022",
    "2023",
    "2022-12",
    "2023-01",
    "2022-12-12",
    "2022-12-13",
    "2022-12-31",
    "2023-01-01",
    "2023-02",
    "2024",
)
MASKED = ("202X", "20XX", "2022-1X", "2022-12-XX", "2022-12-1X", "2022-XX-12", "202X-12-12")
YEARLESS = ("XXXX-12-12", "XXXX-12-13", "XXXX-12", "XXXX-12-1X")

plain = st.sampled_from(PLAIN)
marked = st.builds("{}{}".format, plain, st.sampled_from(["?", "~", "%"]))
singles = st.one_of(plain, marked, st.sampled_from(MASKED + YEARLESS))
limits = st.one_of(plain, st.sampled_from(["", ".."]), marked, st.sampled_from(MASKED + YEARLESS))
intervals = st.builds("{}/{}".format, limits, limits).filter(lambda text: text != "/")
ranges = st.one_of(
    st.builds("{}..{}".format, plain, plain), st.builds("..{}".format, plain), st.builds("{}..".format, plain)
)
members = st.lists(st.one_of(plain, ranges, st.sampled_from(MASKED)), min_size=1, max_size=3)
expressions = st.one_of(singles, intervals, members.map(lambda texts: f"[{','.join(texts)}]"))


@cache
def means(text, day):
    """Whether one date, digit by digit, can mean the day."""
    pattern = text.rstrip("?~%").replace("X", "[0-9]")
    return day not in (OPEN_START, OPEN_END) and re.match(pattern, day.isoformat()) is not None


@cache
def last_of_run(text, day):
    """The last of the days in a row from `day` on that the date can mean."""
    while means(text, day + DAY):
        day += DAY
    return day


@lru_cache(maxsize=100)
def worlds(text, *, whole):
    """Every (start, end) of the sample in which the expression is true."""
    if "/" in text:
        first, last = text.split("/")
        starts = [day for day in DAYS if _is_limit(first, day, OPEN_START)]
        ends = [day for day in DAYS if _is_limit(last, day, OPEN_END)]
        return frozenset((start, end) for start in starts for end in ends if start <= end)
    if text.startswith("["):
        return frozenset().union(*(_within(member) for member in text[1:-1].split(",")))
    if whole and "X" not in text:
        first = next(day for day in DAYS if means(text, day))
        return frozenset({(first, last_of_run(text, first))})
    return frozenset(_within(text))


def is_doubtful(text):
    return any(mark in text for mark in "?~%")


def _is_limit(text, day, outermost):
    return text == "" or (day == outermost if text == ".." else means(text, day))


def _within(member):
    """The pairs with both days in one run of days that the member of a set means."""
    if ".." not in member:
        starts = [day for day in DAYS if means(member, day)]
        return {
            (start, end) for start in starts for end in DAYS if start <= end <= last_of_run(member, start)
        }
    first, last = member.split("..")
    since = min(day for day in DAYS if means(first, day)) if first else OPEN_START
    until = max(day for day in DAYS if means(last, day)) if last else OPEN_END
    return {(start, end) for start, end in PAIRS if since <= start and end <= until}


def standing(claim, record, *, whole):
    """The standing that follows from the listed worlds alone."""
    ours, theirs = worlds(claim, whole=whole), worlds(record, whole=whole)
    claim_inside = ours <= theirs and (is_doubtful(record) or not is_doubtful(claim))
    record_inside = theirs <= ours and (is_doubtful(claim) or not is_doubtful(record))
    if claim_inside:
        return "agrees" if record_inside else "refines"
    if record_inside or ours & theirs or _touch(claim, record, whole=whole):
        return "compatible"
    return "contradicts"


def _touch(claim, record, *, whole):
    """Whether a coarse value allows a stay of several days that shares a day with the other's."""
    if _lasts(claim, whole=whole) == _lasts(record, whole=whole):
        return False
    coarse, lasting = (record, claim) if _lasts(claim, whole=whole) else (claim, record)
    stays = [(start, end) for start, end in worlds(coarse, whole=whole) if start < end]
    spans = worlds(lasting, whole=whole)
    return any(start <= last and first <= end for first, last in spans for start, end in stays)


def _lasts(text, *, whole):
    return "/" in text or (whole and "X" not in text and not text.startswith("["))
