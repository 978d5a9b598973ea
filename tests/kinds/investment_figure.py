"""Investment figures: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, country_filters, record_filters, reference, text
from tests.kinds import figure

FILTERS: dict[str, Oracle] = {
    **record_filters("share_of"),
    **country_filters("investor", "host"),
    **figure.FILTERS,
    "has_country_group": figure.country_group("investor", "host"),
    "investor": reference("investor", "countries"),
    "host": reference("host", "countries"),
    "series": text("series", "stock"),
}
GROUPS: dict[str, str] = {
    "investor": "investor.code",
    "host": "host.code",
    "series": "series",
    **figure.GROUPS,
}
QUESTIONS = (*figure.QUESTIONS, "investor=ABC", "host=ABC", "series=flow", "series=stock")
MADE = 10


def random_document(c: Chance, d: Data) -> Data:
    return (
        figure.random_document(c, d)
        | figure.between(c, "investor", "host")
        | {"series": c.among("investment_figure", "series")}
    )
