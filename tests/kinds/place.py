"""Places: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, document_filters, reference, text, words
from tests.benchmarks.question import DOCUMENTED

FILTERS: dict[str, Oracle] = {
    **document_filters("name"),
    "id": words("id"),
    "name": words("name"),
    "kind": text("kind", "route"),
    "country": reference("country", "countries"),
    "within": reference("within", "places"),
}
GROUPS: dict[str, str] = {"kind": "kind", "country": "country.code", "within": "within.id"}
QUESTIONS = (
    *DOCUMENTED,
    "id=place-7",
    "name=P 7",
    "kind=city",
    "kind=route",
    "country=ABC",
    "within=place-7",
)
MADE = 8


def random_document(c: Chance, d: Data) -> Data:
    noun, field = c.random.choice((("country", "country"), ("place", "within")))
    return {"name": c.words(), "kind": c.among("place", "kind"), field: c.one(noun, d)}
