"""Documents of every kind by chance; each kind names those that are made before it."""

from collections.abc import Callable
from typing import Any

from tests.api.chance import Chance, Data

CODES = {"CHN": "CN", "LAO": "LA", "RUS": "RU", "USA": "US", "VNM": "VN"}


def place(c: Chance, d: Data) -> Data:
    noun, field = c.random.choice((("country", "country"), ("place", "within")))
    return {"name": c.words(), "kind": c.among("place", "kind"), field: c.one(noun, d)}


def topic(c: Chance, d: Data) -> Data:
    return {"label": c.words(), **c.perhaps(parent=lambda: c.one("topic", d))}


def organisation(c: Chance, d: Data) -> Data:
    return {
        "name": c.words(),
        "kind": c.among("organisation", "kind"),
        **c.perhaps(country=lambda: c.one("country", d), abbreviation=lambda: c.random.choice("ABC")),
    }


def leader(c: Chance, d: Data) -> Data:
    return {
        "name": c.words(),
        **c.perhaps(
            country=lambda: c.one("country", d),
            native_name=lambda: c.random.choice(("习近平", "李强")),
            family_name=lambda: c.random.choice(("Li", "Xi")),
        ),
    }


def office(c: Chance, d: Data) -> Data:
    body = c.reference(d, "country", "organisation") or "country/CHN"
    return {"title": c.words(), "function": c.among("office", "function"), "body": body}


def tenure(c: Chance, d: Data) -> Data:
    return {
        "leader": c.one("leader", d),
        "office": c.one("office", d),
        "held_on": c.some(c.period, 2),
        **c.perhaps(period=c.period, capacity=lambda: c.among("tenure", "capacity")),
    }


def visit(c: Chance, d: Data) -> Data:
    host, *others = c.random.sample(sorted(CODES), 2)
    guest = c.reference(d, "organisation") if c.random.random() < 0.3 else None
    leaders = c.some(lambda: c.one("leader", d))
    return {
        "host": host,
        "guest": guest or f"country/{others[0]}",
        "places": c.some(lambda: c.one("place", d)),
        "delegation": [
            {"leader": key, "role": c.random.choice(("principal", "accompanying"))} for key in leaders
        ],
        **c.perhaps(
            period=c.period,
            kind=lambda: c.among("visit", "kind"),
            status=lambda: c.among("visit", "status"),
            invited_by=lambda: c.reference(d, "leader", "organisation", "country"),
            occasion=c.words,
            tour=c.words,
        ),
    }


def meeting(c: Chance, d: Data) -> Data:
    return {
        "participants": c.some(lambda: c.reference(d, "leader", "organisation", "country"))
        or ["words/People"],
        "places": c.some(lambda: c.one("place", d)),
        "topics": c.some(lambda: c.one("topic", d)),
        **c.perhaps(
            title=c.words,
            period=c.period,
            format=lambda: c.among("meeting", "format"),
            status=lambda: c.among("meeting", "status"),
            ordinal=lambda: str(c.random.randint(1, 9)),
            visit=lambda: c.one("visit", d),
        ),
    }


def agreement(c: Chance, d: Data) -> Data:
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


def statement(c: Chance, d: Data) -> Data:
    return {
        "speaker": c.reference(d, "leader", "organisation", "country") or "words/People",
        "kind": c.among("statement", "kind"),
        "about": c.some(lambda: c.one("country", d)),
        "topics": c.some(lambda: c.one("topic", d)),
        "gist": f"{c.words()}.",
        **c.perhaps(period=c.period, visit=lambda: c.one("visit", d), meeting=lambda: c.one("meeting", d)),
    }


def figure(c: Chance, d: Data) -> Data:
    measure = c.random.choice(("value", "value", "rank", "share"))
    of_measure: dict[str, dict[str, Callable[[], Any]]] = {
        "rank": {"ranked": lambda: c.one("country", d), "among": lambda: c.one("country", d)},
        "share": {"share_of": c.words},
    }
    return {
        "measure": measure,
        "quantity": c.quantity("USD", "CNY"),
        "ahead": c.some(lambda: c.one("country", d)) if measure == "rank" else [],
        **c.perhaps(
            period=c.period, authority=lambda: c.one("organisation", d), **of_measure.get(measure, {})
        ),
    }


def between(c: Chance, one: str, other: str) -> Data:
    """Two sides, in canonical order, of which one may not be said."""
    sides = dict(zip((one, other), sorted(c.random.sample(sorted(CODES), 2)), strict=True))
    return sides if c.random.random() < 0.8 else {other: sides[other]}


def trade_figure(c: Chance, d: Data) -> Data:
    sides = between(c, "exporter", "importer")
    return {
        **figure(c, d),
        **sides,
        "flow": c.among("trade_figure", "flow") if len(sides) == 2 else "export",
        **c.perhaps(reporter=lambda: c.one("country", d)),
        **c.random.choice(({}, {"product": c.words()}, {"hs_revision": "HS2022", "hs_code": "08"})),
    }


def investment_figure(c: Chance, d: Data) -> Data:
    return figure(c, d) | between(c, "investor", "host") | {"series": c.among("investment_figure", "series")}


def travel_figure(c: Chance, d: Data) -> Data:
    return figure(c, d) | between(c, "origin", "destination")


def partnership(c: Chance, d: Data) -> Data:
    return {
        "sides": sorted(c.random.sample(sorted(CODES), 2)),
        "label": c.words(),
        **c.perhaps(
            period=c.period,
            status=lambda: c.among("partnership", "status"),
            established_by=lambda: c.one("agreement", d),
        ),
    }


def source(c: Chance, d: Data) -> Data:
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


# What is made, in this order, and how many of each.
MADE: tuple[tuple[Callable[[Chance, Data], Data], int], ...] = (
    (place, 8),
    (topic, 8),
    (organisation, 8),
    (leader, 10),
    (office, 8),
    (tenure, 12),
    (source, 8),
    (visit, 16),
    (meeting, 14),
    (agreement, 16),
    (statement, 14),
    (trade_figure, 16),
    (investment_figure, 10),
    (travel_figure, 10),
    (partnership, 8),
)
