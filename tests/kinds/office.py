"""Offices: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, country, record_filters, reference, text, words
from tests.benchmarks.question import RECORDS

FILTERS: dict[str, Oracle] = {
    **record_filters("title"),
    "country": country("body"),
    "body": reference("body", "countries", "organisations"),
    "function": text("function", "speaker"),
    "title": words("title"),
}
GROUPS: dict[str, str] = {"function": "function", "body": "body.id"}
QUESTIONS = (
    *RECORDS,
    "country=ABC",
    "body=ABC",
    "body=organisation-7",
    "function=minister",
    "function=speaker",
    "title=O 7",
)
MADE = 8


def random_document(c: Chance, d: Data) -> Data:
    body = c.reference(d, "country", "organisation") or "country/CHN"
    return {"title": c.words(), "function": c.among("office", "function"), "body": body}
