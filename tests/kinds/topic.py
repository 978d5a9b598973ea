"""Topics: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, document_filters, reference, words
from tests.benchmarks.question import DOCUMENTED

FILTERS: dict[str, Oracle] = {
    **document_filters("label"),
    "id": words("id"),
    "label": words("label"),
    "parent": reference("parent", "topics"),
}
GROUPS: dict[str, str] = {"parent": "parent.id"}
QUESTIONS = (*DOCUMENTED, "id=topic-7", "label=T 7", "parent=topic-7")
MADE = 8


def random_document(c: Chance, d: Data) -> Data:
    return {"label": c.words(), **c.perhaps(parent=lambda: c.one("topic", d))}
