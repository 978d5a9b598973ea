"""Organisations: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, country, record_filters, text, words
from tests.benchmarks.question import RECORDS

FILTERS: dict[str, Oracle] = {
    **record_filters("name", "abbreviation"),
    "country": country("country"),
    "kind": text("kind", "media"),
    "name": words("name"),
    "abbreviation": words("abbreviation"),
}
GROUPS: dict[str, str] = {"kind": "kind", "country": "country.code"}
QUESTIONS = (
    *RECORDS,
    "country=ABC",
    "kind=ministry",
    "kind=party",
    "kind=media",
    "name=O 7",
    "abbreviation=A7",
)
MADE = 8


def random_document(c: Chance, d: Data) -> Data:
    return {
        "name": c.words(),
        "kind": c.among("organisation", "kind"),
        **c.perhaps(country=lambda: c.one("country", d), abbreviation=lambda: c.random.choice("ABC")),
    }
