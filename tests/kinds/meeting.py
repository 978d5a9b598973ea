"""Meetings: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import WHO, Oracle, country_filters, number, record_filters, reference, text
from tests.benchmarks.question import COUNTRIES, PERIODS, RECORDS

FILTERS: dict[str, Oracle] = {
    **record_filters("title"),
    **country_filters("participants"),
    "participant": reference("participants", *WHO),
    "leader": reference("participants", "leaders"),
    "place": reference("places", "places"),
    "topic": reference("topics", "topics"),
    "visit": reference("visit", "visits"),
    "meeting_format": text("format", "exercise"),
    "status": text("status", "postponed"),
    "ordinal": number("ordinal"),
}
GROUPS: dict[str, str] = {"meeting_format": "format", "status": "status", "visit": "visit.id", "year": "year"}
QUESTIONS = (
    *RECORDS,
    *COUNTRIES,
    *PERIODS,
    "participant=ABC",
    "participant=organisation-7,leader-7",
    "leader=leader-7",
    "place=place-7",
    "topic=topic-7",
    "visit={visit}",
    "meeting_format=talks",
    "meeting_format=call",
    "status=held",
    "status=postponed",
    "ordinal=51",
    "leader=leader-7&since=2000",
)
MADE = 14


def random_document(c: Chance, d: Data) -> Data:
    return {
        "participants": c.some(lambda: c.reference(d, "leader", "organisation", "country"))
        or ["words/People"],
        "places": c.some(lambda: c.one("place", d)),
        "topics": c.some(lambda: c.one("topic", d)),
        **c.perhaps(
            title=c.words,
            period=c.period,
            format=lambda: c.among("meeting", "format"),
            status=lambda: c.among("meeting", "status"),
            ordinal=lambda: str(c.random.randint(1, 9)),
            visit=lambda: c.one("visit", d),
        ),
    }
