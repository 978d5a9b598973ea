"""Statements: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import WHO, Oracle, country_filters, record_filters, reference, text
from tests.benchmarks.question import COUNTRIES, PERIODS, RECORDS

FILTERS: dict[str, Oracle] = {
    **record_filters("gist"),
    **country_filters("speaker", "about"),
    "speaker": reference("speaker", *WHO),
    "about": reference("about", "countries"),
    "topic": reference("topics", "topics"),
    "kind": text("kind", "measure"),
    "visit": reference("visit", "visits"),
    "meeting": reference("meeting", "meetings"),
}
GROUPS: dict[str, str] = {
    "speaker": "speaker.id",
    "kind": "kind",
    "visit": "visit.id",
    "meeting": "meeting.id",
    "year": "year",
}
QUESTIONS = (
    *RECORDS,
    *COUNTRIES,
    *PERIODS,
    "speaker=ABC",
    "speaker=leader-7",
    "about=ABC",
    "topic=topic-7",
    "kind=position",
    "kind=measure",
    "visit={visit}",
    "meeting={meeting}",
)
MADE = 14


def random_document(c: Chance, d: Data) -> Data:
    return {
        "speaker": c.reference(d, "leader", "organisation", "country") or "words/People",
        "kind": c.among("statement", "kind"),
        "about": c.some(lambda: c.one("country", d)),
        "topics": c.some(lambda: c.one("topic", d)),
        "gist": f"{c.words()}.",
        **c.perhaps(period=c.period, visit=lambda: c.one("visit", d), meeting=lambda: c.one("meeting", d)),
    }
