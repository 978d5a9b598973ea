"""Trade figures: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, Row, country_filters, flag, record_filters, reference, text, words
from tests.kinds import figure


def is_total(row: Row) -> bool:
    return row["product"] is None and row["hs_code"] is None


FILTERS: dict[str, Oracle] = {
    **record_filters("product", "share_of"),
    **country_filters("exporter", "importer"),
    **figure.FILTERS,
    "has_country_group": figure.country_group("exporter", "importer"),
    "exporter": reference("exporter", "countries"),
    "importer": reference("importer", "countries"),
    "reporter": reference("reporter", "countries"),
    "flow": text("flow", "re_import"),
    "product": words("product"),
    "is_total": flag(is_total),
    "hs_revision": words("hs_revision"),
    "hs_code": text("hs_code", "0810"),
}
GROUPS: dict[str, str] = {
    **{name: f"{name}.code" for name in ("exporter", "importer", "reporter")},
    **{name: name for name in ("flow", "product", "hs_revision", "hs_code")},
    **figure.GROUPS,
}
QUESTIONS = (
    *figure.QUESTIONS,
    "exporter=ABC",
    "importer=ABC",
    "reporter=ABC",
    "flow=export",
    "flow=turnover",
    "product=product 20",
    "product=fruit",
    "is_total=true",
    "is_total=false",
    "hs_revision=HS2022",
    "hs_revision=HS1992",
    "hs_code=20",
    "exporter=ABC&importer=CBA&since=2000",
)
MADE = 16


def random_document(c: Chance, d: Data) -> Data:
    countries = figure.between(c, "exporter", "importer")
    return {
        **figure.random_document(c, d),
        **countries,
        "flow": c.among("trade_figure", "flow") if len(countries) == 2 else "export",
        **c.perhaps(reporter=lambda: c.one("country", d)),
        **c.random.choice(({}, {"product": c.words()}, {"hs_revision": "HS2022", "hs_code": "08"})),
    }
