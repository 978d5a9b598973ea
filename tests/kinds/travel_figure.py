"""Travel figures: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, country_filters, record_filters, reference
from tests.kinds import figure

FILTERS: dict[str, Oracle] = {
    **record_filters("share_of"),
    **country_filters("origin", "destination"),
    **figure.FILTERS,
    "has_country_group": figure.country_group("origin", "destination"),
    "origin": reference("origin", "countries"),
    "destination": reference("destination", "countries"),
}
GROUPS: dict[str, str] = {"origin": "origin.code", "destination": "destination.code", **figure.GROUPS}
QUESTIONS = (*figure.QUESTIONS, "origin=ABC", "destination=ABC")
MADE = 10


def random_document(c: Chance, d: Data) -> Data:
    return figure.random_document(c, d) | figure.between(c, "origin", "destination")
