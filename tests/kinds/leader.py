"""Leaders: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, Row, World, country, record_filters, reference, words
from tests.benchmarks.question import RECORDS


def holds_office() -> Oracle:
    """Leaders with a published tenure of an office."""

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        own = [tenure for tenure in world["tenures"] if tenure["leader"]["id"] == row["id"]]
        return any(reference("office").holds(world, tenure, requested) for tenure in own)

    return Oracle(reference("", "offices").values, holds)


FILTERS: dict[str, Oracle] = {
    **record_filters("name", "native_name"),
    "country": country("country"),
    "office": holds_office(),
    "name": words("name"),
    "native_name": words("native_name"),
    "family_name": words("family_name"),
}
GROUPS: dict[str, str] = {"country": "country.code"}
QUESTIONS = (
    *RECORDS,
    "country=ABC",
    "office=office-7",
    "name=L 7",
    "native_name=N 9",
    "family_name=F 4",
)
MADE = 10


def random_document(c: Chance, d: Data) -> Data:
    return {
        "name": c.words(),
        **c.perhaps(
            country=lambda: c.one("country", d),
            native_name=lambda: c.random.choice(("习近平", "李强")),
            family_name=lambda: c.random.choice(("Li", "Xi")),
        ),
    }
