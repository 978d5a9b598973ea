"""Sources: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, record_filters, reference, text, words
from tests.benchmarks.question import PERIODS, RECORDS

FILTERS: dict[str, Oracle] = {
    **record_filters("title", "authors"),
    "kind": text("kind", "background"),
    "publisher": reference("publisher", "organisations"),
    "author": words("authors"),
    "language": words("language"),
    "sha256": text("sha256", "0" * 64),
    "derives_from": reference("derives_from", "sources"),
}
GROUPS: dict[str, str] = {"kind": "kind", "language": "language", "publisher": "publisher.id", "year": "year"}
QUESTIONS = (
    *RECORDS,
    *PERIODS,
    "kind=article",
    "kind=background",
    "publisher=organisation-7",
    "author=author 7",
    "language=en",
    "language=de",
    f"sha256={7:064x}",
    "derives_from=source-7",
)
MADE = 8


def random_document(c: Chance, d: Data) -> Data:
    return {
        "kind": c.among("source", "kind"),
        "authors": c.some(c.words, 2),
        "paragraphs": [f"{c.random.getrandbits(256):064x}" for _ in range(3)],
        **c.perhaps(
            title=c.words,
            publisher=lambda: c.one("organisation", d),
            published=c.period,
            language=lambda: c.random.choice(("en", "vi")),
            sha256=lambda: f"{c.random.getrandbits(256):064x}",
            derives_from=lambda: c.one("source", d),
        ),
    }
