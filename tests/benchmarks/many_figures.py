"""100 000 figures each of trade, investment and travel."""

import random
from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from relations.models import Figure, InvestmentFigure, TradeFigure, TravelFigure
from relations.values.quantity import Quantity
from tests.benchmarks.scale import CODES, ROWS, key, mostly, rarely, shared

FIRST_YEAR, YEARS = 1960, 64
PAIRS = [(a, b) for a in CODES for b in CODES if a != b]
AUTHORITIES = 100


def amount(chance: random.Random) -> Quantity:
    return Quantity.from_parts(str(chance.randrange(1, 10**6) * 10 ** chance.randrange(6)), unit="USD")


def figure(model: type[Figure], number: int, chance: random.Random, **own: Any) -> Figure:
    """One number of one pair in one year; now and then a rank or a share."""
    measure = "rank" if number % 100 == 1 else mostly(number, "value", "share", 100)
    made = model(
        slug=key("figure", chance),
        measure=measure,
        period=str(FIRST_YEAR + number % YEARS),
        authority_id=rarely(number, 5, chance.randrange(AUTHORITIES) + 1),
        ranked_id=chance.choice(CODES) if measure == "rank" else None,
        among_id=CODES[number % 5] if measure == "rank" else None,
        share_of=f"whole {number % 7}" if measure == "share" else None,
        **own,
        **shared(number),
    )
    made.quantity = amount(chance)
    return made


def country_pair(number: int) -> tuple[str, str]:
    """The two countries of a figure; all years of one pair follow each other."""
    return PAIRS[(number // YEARS * 7) % len(PAIRS)]


def trade_figures(chance: random.Random) -> Iterator[Figure]:
    for number in range(ROWS):
        exporter, importer = country_pair(number)
        own = {
            "exporter_id": exporter,
            "importer_id": importer,
            "reporter_id": rarely(number, 2, exporter),
            "flow": mostly(number, "export", "re_export"),
            "product": rarely(number, 20, f"product {number % 300}"),
            "hs_revision": rarely(number, 10, "HS2022"),
            "hs_code": rarely(number, 10, f"{number % 97:02d}"),
        }
        yield figure(TradeFigure, number, chance, **own)


def investment_figures(chance: random.Random) -> Iterator[Figure]:
    for number in range(ROWS):
        investor, host = country_pair(number)
        series = mostly(number, "flow", "stock")
        yield figure(InvestmentFigure, number, chance, investor_id=investor, host_id=host, series=series)


def travel_figures(chance: random.Random) -> Iterator[Figure]:
    for number in range(ROWS):
        origin, destination = country_pair(number)
        yield figure(TravelFigure, number, chance, origin_id=origin, destination_id=destination)


def ahead(chance: random.Random) -> Iterator[Model]:
    """The countries that rank ahead of those in the figures."""
    for model in (TradeFigure, InvestmentFigure, TravelFigure):
        for number in range(1, ROWS, 100):
            column = model.ahead.through._meta.fields[1].attname
            yield model.ahead.through(**{column: number + 1, "country_id": chance.choice(CODES)})


MADE = (trade_figures, investment_figures, travel_figures, ahead)
