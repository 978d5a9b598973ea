"""A second implementation of EDTF without `relations.values`, which lists interpretations day by day."""

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from hypothesis import strategies as st

DAY, YEAR = timedelta(days=1), timedelta(days=365)
YEARLESS_INTERVAL = re.compile("XXXX-[0-9]{2}-[0-9]{2}/XXXX-[0-9]{2}-[0-9]{2}")
OPEN_START, OPEN_END = date.min, date.max


def _sample_days():
    """Every day around a new year, the edges of months and decades around it, and the open ends."""
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
def can_mean(text, day):
    """Whether a date can mean the day, compared digit by digit."""
    pattern = text.rstrip("?~%").replace("X", "[0-9]")
    return day not in (OPEN_START, OPEN_END) and re.match(pattern, day.isoformat()) is not None


@cache
def last_of_run(text, day):
    """The last consecutive day from `day` that the date can mean."""
    while can_mean(text, day + DAY):
        day += DAY
    return day


@lru_cache(maxsize=100)
def interpretations(text, *, all_of_it):
    """Every (start, end) of the sample in which the expression is true."""
    if "/" in text:
        first, last = text.split("/")
        starts = [day for day in DAYS if _is_limit(first, day, OPEN_START)]
        ends = [day for day in DAYS if _is_limit(last, day, OPEN_END)]
        return frozenset((start, end) for start in starts for end in ends if start <= end)
    if text.startswith("["):
        return frozenset().union(*(_within(member) for member in text[1:-1].split(",")))
    if all_of_it and "X" not in text:
        first = next(day for day in DAYS if can_mean(text, day))
        return frozenset({(first, last_of_run(text, first))})
    return frozenset(_within(text))


def is_doubtful(text):
    return any(mark in text for mark in "?~%")


def _is_limit(text, day, outermost):
    return text == "" or (day == outermost if text == ".." else can_mean(text, day))


def _within(member):
    """The pairs whose days are both in one run of consecutive days of a member of a set."""
    if ".." not in member:
        starts = [day for day in DAYS if can_mean(member, day)]
        return {
            (start, end) for start in starts for end in DAYS if start <= end <= last_of_run(member, start)
        }
    first, last = member.split("..")
    since = min(day for day in DAYS if can_mean(first, day)) if first else OPEN_START
    until = max(day for day in DAYS if can_mean(last, day)) if last else OPEN_END
    return {(start, end) for start, end in PAIRS if since <= start and end <= until}


def standing(claim, record, *, all_of_it):
    """The standing, computed from the listed (start, end) pairs alone."""
    ours, theirs = _pairs(claim, record, all_of_it=all_of_it), _pairs(record, claim, all_of_it=all_of_it)
    claim_inside = ours <= theirs and (is_doubtful(record) or not is_doubtful(claim))
    record_inside = theirs <= ours and (is_doubtful(claim) or not is_doubtful(record))
    if claim_inside:
        return "agrees" if record_inside else "refines"
    if record_inside or ours & theirs or _touch(claim, record, all_of_it=all_of_it):
        return "compatible"
    return "contradicts"


def _pairs(text, other, *, all_of_it):
    """The interpretations of a text. Without years an interval is under a year if the other has years."""
    found = interpretations(text, all_of_it=all_of_it)
    is_one_year = YEARLESS_INTERVAL.fullmatch(text) and "XXXX" not in other
    return frozenset((start, end) for start, end in found if end - start < YEAR) if is_one_year else found


def _touch(claim, record, *, all_of_it):
    """Whether a coarse value allows an interval of several days that shares a day with the other."""
    if _is_interval(claim, all_of_it=all_of_it) == _is_interval(record, all_of_it=all_of_it):
        return False
    coarse, lasting = (record, claim) if _is_interval(claim, all_of_it=all_of_it) else (claim, record)
    stays = [(start, end) for start, end in interpretations(coarse, all_of_it=all_of_it) if start < end]
    spans = _pairs(lasting, coarse, all_of_it=all_of_it)
    return any(start <= last and first <= end for first, last in spans for start, end in stays)


def _is_interval(text, *, all_of_it):
    return "/" in text or (all_of_it and "X" not in text and not text.startswith("["))
