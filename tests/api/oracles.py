"""An oracle for every filter of every list; a filter without one fails the tests."""

from operator import ge, le

from tests.api.claim_oracles import FACT, disputed, of_readings, of_records
from tests.api.oracle import (
    Oracle,
    Row,
    World,
    bound,
    country,
    documented,
    flag,
    number,
    recorded,
    reference,
    sides,
    text,
    words,
)


def linked(kind: str) -> Oracle:
    """Agreements that stand to another in one way."""
    other = reference("links.agreement", "agreements")

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        links = [link for link in row["links"] if link["kind"] == kind]
        return other.holds(world, {"links": links}, asked)

    return Oracle(other.values, holds)


def held() -> Oracle:
    """Leaders with a tenure, among those that readers see, of an office."""

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        own = [tenure for tenure in world["tenures"] if tenure["leader"]["id"] == row["id"]]
        return any(reference("office").holds(world, tenure, asked) for tenure in own)

    return Oracle(reference("", "offices").values, holds)


def function() -> Oracle:
    """Tenures of offices that do something."""

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        return any(
            office["function"] in asked for office in world["offices"] if office["id"] == row["office"]["id"]
        )

    return Oracle(lambda world, _: sorted({each["function"] for each in world["offices"]}), holds)


def is_total(row: Row) -> bool:
    return row["product"] is None and row["hs_code"] is None


FIGURE = {
    "measure": text("measure", "growth"),
    "amount__gte": bound("quantity.amount", ge),
    "amount__lte": bound("quantity.amount", le),
    "unit": words("quantity.unit"),
    "operator": text("quantity.operator", "nearly"),
    "authority": reference("authority", "organisations"),
    "ranked": reference("ranked", "countries"),
    "among": reference("among", "countries"),
    "ahead": reference("ahead", "countries"),
    "share_of": words("share_of"),
}
WHO = ("leaders", "organisations", "countries")
ORACLES: dict[str, dict[str, Oracle]] = {
    "organisations": {
        **recorded("name", "abbreviation"),
        "country": country("country"),
        "kind": text("kind", "media"),
        "name": words("name"),
        "abbreviation": words("abbreviation"),
    },
    "leaders": {
        **recorded("name", "native_name"),
        "country": country("country"),
        "office": held(),
        "name": words("name"),
        "native_name": words("native_name"),
        "family_name": words("family_name"),
    },
    "offices": {
        **recorded("title"),
        "country": country("body"),
        "body": reference("body", "countries", "organisations"),
        "function": text("function", "speaker"),
        "title": words("title"),
    },
    "tenures": {
        **recorded(),
        **sides("office"),
        "leader": reference("leader", "leaders"),
        "office": reference("office", "offices"),
        "function": function(),
        "capacity": text("capacity", "elect"),
    },
    "visits": {
        **recorded("occasion", "tour"),
        **sides("guest", "host"),
        "guest": reference("guest", "countries", "organisations"),
        "host": reference("host", "countries"),
        "leader": reference("delegation.leader", "leaders"),
        "invited_by": reference("invited_by", *WHO),
        "place": reference("places", "places"),
        "kind": text("kind", "transit"),
        "status": text("status", "cancelled"),
        "occasion": words("occasion"),
        "tour": words("tour"),
    },
    "meetings": {
        **recorded("title"),
        **sides("participants"),
        "participant": reference("participants", *WHO),
        "leader": reference("participants", "leaders"),
        "place": reference("places", "places"),
        "topic": reference("topics", "topics"),
        "visit": reference("visit", "visits"),
        "meeting_format": text("format", "exercise"),
        "status": text("status", "postponed"),
        "ordinal": number("ordinal"),
    },
    "agreements": {
        **recorded("title"),
        **sides("parties.party"),
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
    },
    "statements": {
        **recorded("gist"),
        **sides("speaker", "about"),
        "speaker": reference("speaker", *WHO),
        "about": reference("about", "countries"),
        "topic": reference("topics", "topics"),
        "kind": text("kind", "measure"),
        "visit": reference("visit", "visits"),
        "meeting": reference("meeting", "meetings"),
    },
    "trade-figures": {
        **recorded("product", "share_of"),
        **sides("exporter", "importer"),
        **FIGURE,
        "exporter": reference("exporter", "countries"),
        "importer": reference("importer", "countries"),
        "reporter": reference("reporter", "countries"),
        "flow": text("flow", "re_import"),
        "product": words("product"),
        "is_total": flag(is_total),
        "hs_revision": words("hs_revision"),
        "hs_code": text("hs_code", "0810"),
    },
    "investment-figures": {
        **recorded("share_of"),
        **sides("investor", "host"),
        **FIGURE,
        "investor": reference("investor", "countries"),
        "host": reference("host", "countries"),
        "series": text("series", "stock"),
    },
    "travel-figures": {
        **recorded("share_of"),
        **sides("origin", "destination"),
        **FIGURE,
        "origin": reference("origin", "countries"),
        "destination": reference("destination", "countries"),
    },
    "partnerships": {
        **recorded("label"),
        **sides("sides"),
        "label": words("label"),
        "status": text("status", "ended"),
        "established_by": reference("established_by", "agreements"),
    },
    "sources": {
        **recorded("title", "authors"),
        "kind": text("kind", "background"),
        "publisher": reference("publisher", "organisations"),
        "author": words("authors"),
        "language": words("language"),
        "sha256": text("sha256", "0" * 64),
        "derives_from": reference("derives_from", "sources"),
    },
    "countries": {
        **documented("iso_name"),
        "id": text("id", "ZZZ"),
        "alpha_2": text("alpha_2", "ZZ"),
        "numeric": text("numeric", "999"),
        "name": words("iso_name"),
        "kind": text("kind", "group"),
    },
    "places": {
        **documented("name"),
        "id": words("id"),
        "name": words("name"),
        "kind": text("kind", "route"),
        "country": reference("country", "countries"),
        "within": reference("within", "places"),
    },
    "topics": {
        **documented("label"),
        "id": words("id"),
        "label": words("label"),
        "parent": reference("parent", "topics"),
    },
    "claims": {
        **FACT,
        "source": reference("source", "sources"),
        "paragraph": number("paragraph.number"),
        "standing": text("standing", "overtaken"),
        "modality": text("modality", "proposed"),
        "attributed_to": words("attributed_to"),
        "asserted_by": words("attributed_to"),
        "has_conflict": disputed(),
        "negated": flag(lambda row: row["negated"]),
        "deprecated": flag(lambda row: row["deprecated"]),
    },
    "conflicts": {
        **FACT,
        "source": of_readings(reference("source", "sources")),
        "asserted_by": of_readings(words("attributed_to")),
        "standing": of_readings(text("standing", "overtaken")),
    },
}
ORACLES["conflicts"] |= of_records(ORACLES, sides())
