"""Visits: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import CODES, Chance, Data
from tests.api.oracle import WHO, Oracle, country_filters, record_filters, reference, text, words
from tests.benchmarks.question import COUNTRIES, PERIODS, RECORDS

FILTERS: dict[str, Oracle] = {
    **record_filters("occasion", "tour"),
    **country_filters("guest", "host"),
    "guest": reference("guest", "countries", "organisations"),
    "host": reference("host", "countries"),
    "leader": reference("delegation.leader", "leaders"),
    "invited_by": reference("invited_by", *WHO),
    "place": reference("places", "places"),
    "kind": text("kind", "transit"),
    "status": text("status", "cancelled"),
    "occasion": words("occasion"),
    "tour": words("tour"),
}
GROUPS: dict[str, str] = {
    "guest": "guest.id",
    "host": "host.code",
    **{name: name for name in ("kind", "status", "occasion", "tour", "year")},
}
QUESTIONS = (
    *RECORDS,
    *COUNTRIES,
    *PERIODS,
    "guest=ABC",
    "host=ABC",
    "leader=leader-7",
    "invited_by=leader-7",
    "place=place-7",
    "kind=state",
    "kind=state,official",
    "status=completed",
    "status=cancelled",
    "occasion=occasion 30",
    "tour=tour 30",
    "host=ABC&status=completed&since=2000",
)
MADE = 16


def random_document(c: Chance, d: Data) -> Data:
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
