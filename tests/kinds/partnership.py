"""Partnerships: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import CODES, Chance, Data
from tests.api.oracle import Oracle, country_filters, record_filters, reference, text, words
from tests.benchmarks.question import COUNTRIES, PERIODS, RECORDS

FILTERS: dict[str, Oracle] = {
    **record_filters("label"),
    **country_filters("countries"),
    "label": words("label"),
    "status": text("status", "ended"),
    "established_by": reference("established_by", "agreements"),
}
GROUPS: dict[str, str] = {"status": "status", "year": "year"}
QUESTIONS = (
    *RECORDS,
    *COUNTRIES,
    *PERIODS,
    "label=partnership 7",
    "label=nothing",
    "status=in_force",
    "status=proposed",
    "established_by={agreement}",
)
MADE = 8


def random_document(c: Chance, d: Data) -> Data:
    return {
        "countries": sorted(c.random.sample(sorted(CODES), 2)),
        "label": c.words(),
        **c.perhaps(
            period=c.period,
            status=lambda: c.among("partnership", "status"),
            established_by=lambda: c.one("agreement", d),
        ),
    }
