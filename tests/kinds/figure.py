"""Expectations that all figures share."""

from collections.abc import Callable
from operator import ge, le
from typing import Any

from tests.api.chance import CODES, Chance, Data
from tests.api.oracle import Oracle, Row, World, bound, reference, text, words
from tests.benchmarks.question import COUNTRIES, PERIODS, RECORDS

FILTERS: dict[str, Oracle] = {
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


def country_group(*names: str) -> Oracle:
    """Figures in which a participant is a group of countries or missing."""

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        groups = {each["id"] for each in world["countries"] if each["kind"] == "group"}
        found = any(row[name] is None or row[name]["code"] in groups for name in names)
        return found == (requested == ["true"])

    return Oracle(lambda *_: ["true", "false"], holds, repeats=False)


GROUPS: dict[str, str] = {
    "measure": "measure",
    "ranked": "ranked.code",
    "among": "among.code",
    "share_of": "share_of",
    "authority": "authority.id",
    "unit": "quantity.unit",
    "operator": "quantity.operator",
    "year": "year",
}
QUESTIONS = (
    *RECORDS,
    *COUNTRIES,
    *PERIODS,
    "has_country_group=true",
    "has_country_group=false",
    "measure=value",
    "measure=rank",
    "amount__gte=900000000000",
    "amount__gte=5",
    "amount__lte=5",
    "unit=USD",
    "unit=CNY",
    "operator=eq",
    "operator=gt",
    "authority=organisation-7",
    "ranked=ABC",
    "among=AAA",
    "ahead=ABC",
    "share_of=whole 3",
    "share_of=everything",
)


def random_document(c: Chance, d: Data) -> Data:
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
    """Two countries in canonical order, of which the first may be missing."""
    countries = dict(zip((one, other), sorted(c.random.sample(sorted(CODES), 2)), strict=True))
    return countries if c.random.random() < 0.8 else {other: countries[other]}
