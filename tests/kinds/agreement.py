"""Agreements: expected filters and groups, requests for benchmarks, random documents."""

from operator import ge, le

from tests.api.chance import Chance, Data
from tests.api.oracle import WHO, Oracle, Row, World, bound, country_filters, record_filters, reference, text
from tests.benchmarks.question import COUNTRIES, PERIODS, RECORDS


def linked(kind: str) -> Oracle:
    """Agreements with a link of a kind to another agreement."""
    other = reference("links.agreement", "agreements")

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        links = [link for link in row["links"] if link["kind"] == kind]
        return other.holds(world, {"links": links}, requested)

    return Oracle(other.values, holds)


FILTERS: dict[str, Oracle] = {
    **record_filters("title"),
    **country_filters("parties.party"),
    "party": reference("parties.party", *WHO),
    "role": text("parties.role", "addressee"),
    "place": reference("places", "places"),
    "topic": reference("topics", "topics"),
    "visit": reference("visit", "visits"),
    "kind": text("kind", "treaty"),
    "status": text("status", "expired"),
    **{kind: linked(kind) for kind in ("part_of", "renews", "amends", "follows")},
    "item_count__gte": bound("item_count.amount", ge),
    "item_count__lte": bound("item_count.amount", le),
}
GROUPS: dict[str, str] = {"kind": "kind", "status": "status", "visit": "visit.id", "year": "year"}
QUESTIONS = (
    *RECORDS,
    *COUNTRIES,
    *PERIODS,
    "party=ABC",
    "party=organisation-7,leader-7",
    "role=party",
    "role=proposer",
    "role=addressee",
    "place=place-7",
    "topic=topic-7",
    "visit={visit}",
    "kind=treaty",
    "kind=project",
    "status=signed",
    "status=expired",
    "part_of={agreement}",
    "renews={agreement}",
    "amends={agreement}",
    "follows={agreement}",
    "item_count__gte=80",
    "item_count__lte=3",
    "relation=ABC-CBA&kind=treaty&until=1990",
)
MADE = 16


def random_document(c: Chance, d: Data) -> Data:
    parties = c.some(lambda: c.reference(d, "country", "organisation", "leader"))
    links = c.some(lambda: c.one("agreement", d), 2)
    return {
        "title": c.words(),
        "kind": c.among("agreement", "kind"),
        "parties": [
            {"party": each, "role": c.random.choice(("party", "signatory", "proposer"))} for each in parties
        ],
        "places": c.some(lambda: c.one("place", d)),
        "topics": c.some(lambda: c.one("topic", d)),
        "links": [
            {"kind": c.random.choice(("part_of", "renews", "amends", "follows")), "agreement": key}
            for key in links
        ],
        **c.perhaps(
            signed=c.period,
            status=lambda: c.among("agreement", "status"),
            visit=lambda: c.one("visit", d),
            item_count=c.quantity,
        ),
    }
