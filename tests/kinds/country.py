"""Countries: expected filters and groups, requests for benchmarks."""

from tests.api.chance import CODES, Chance, Data
from tests.api.oracle import Oracle, document_filters, text, words
from tests.benchmarks.question import DOCUMENTED, PERIODS

FILTERS: dict[str, Oracle] = {
    **document_filters("iso_name"),
    "id": text("id", "ZZZ"),
    "alpha_2": text("alpha_2", "ZZ"),
    "numeric": text("numeric", "999"),
    "name": words("iso_name"),
    "kind": text("kind", "group"),
}
GROUPS: dict[str, str] = {"kind": "kind"}
QUESTIONS = (
    *DOCUMENTED,
    *PERIODS,
    "id=ABC",
    "alpha_2=AB",
    "numeric=704",
    "name=ABC",
    "kind=state",
    "kind=group",
)
MADE = 0  # the random world has one country for each code already


def random_country(c: Chance, code: str, number: int) -> Data:
    own = {"id": code, "alpha_2": CODES[code], "alpha_3": code, "numeric": str(number + 100)}
    return own | {"name": c.words(), "kind": c.among("country", "kind")} | c.perhaps(period=c.period)
