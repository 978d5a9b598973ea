"""Tenures: expected filters and groups, requests for benchmarks, random documents."""

from tests.api.chance import Chance, Data
from tests.api.oracle import Oracle, Row, World, country_filters, record_filters, reference, text
from tests.benchmarks.question import COUNTRIES, PERIODS, RECORDS


def function_of_office() -> Oracle:
    """Tenures of offices with a function."""

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        return any(
            office["function"] in requested
            for office in world["offices"]
            if office["id"] == row["office"]["id"]
        )

    return Oracle(lambda world, _: sorted({each["function"] for each in world["offices"]}), holds)


FILTERS: dict[str, Oracle] = {
    **record_filters(),
    **country_filters("office"),
    "leader": reference("leader", "leaders"),
    "office": reference("office", "offices"),
    "function": function_of_office(),
    "capacity": text("capacity", "elect"),
}
GROUPS: dict[str, str] = {
    "leader": "leader.id",
    "office": "office.id",
    "capacity": "capacity",
    "year": "year",
}
QUESTIONS = (
    *RECORDS,
    *COUNTRIES,
    *PERIODS,
    "leader=leader-7",
    "office=office-7",
    "function=minister",
    "function=speaker",
    "capacity=full",
    "capacity=acting",
    "capacity=elect",
)
MADE = 12


def random_document(c: Chance, d: Data) -> Data:
    return {
        "leader": c.one("leader", d),
        "office": c.one("office", d),
        "held_on": c.some(c.period, 2),
        **c.perhaps(period=c.period, capacity=lambda: c.among("tenure", "capacity")),
    }
