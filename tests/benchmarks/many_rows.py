"""100 000 visits, trade figures and claims, as imports leave them: many ties, some values unknown."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Model

from relations.models import (
    Claim,
    Country,
    DelegationMember,
    Leader,
    Office,
    Organisation,
    Paragraph,
    Place,
    Publication,
    Source,
    TradeFigure,
    Visit,
    VisitKind,
)
from relations.values.comparison import Standing
from relations.values.quantity import Quantity

ROWS = 100_000
BATCH = 2_000
CODES = [f"{a}{b}{c}" for a in "ABCDE" for b in "ABCDE" for c in "ABCDE"]
SOURCES = 50
FIRST_DAY, DAYS = date(1945, 1, 1), 29_000
FIRST_YEAR, YEARS = 1960, 64
START = datetime(2024, 1, 1, tzinfo=UTC)
SHARED = {"publication": Publication.PUBLISHED, "claim_count": 1, "source_count": 1}


def build() -> None:
    """Fill an empty database. Refuses one that holds records, unless they are these."""
    if Visit.objects.count() == TradeFigure.objects.count() == Claim.objects.count() == ROWS:
        return
    if Country.objects.exists() or Visit.objects.exists():
        raise SystemExit("This database holds other data. Name an empty one in DATABASE_URL.")
    chance = random.Random(7)
    Country.objects.bulk_create([Country(code=code, name=code, kind="state") for code in CODES])
    for made in (
        leaders,
        places,
        organisations,
        sources,
        paragraphs,
        visits,
        delegations,
        trade_figures,
        claims,
    ):
        store(made(chance))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def store(rows: Iterator[Model]) -> None:
    batch = list(rows)
    type(batch[0]).objects.bulk_create(batch, batch_size=BATCH)


def updated(number: int) -> datetime:
    """Imports give thousands of rows one moment."""
    return START + timedelta(hours=number // 20_000)


def shared(number: int) -> dict:
    return {**SHARED, "updated_at": updated(number), "conflict_count": int(number % 500 == 0)}


def leaders(chance: random.Random) -> Iterator[Leader]:
    for number in range(2_000):
        code = CODES[number % len(CODES)]
        yield Leader(id=number + 1, slug=f"leader-{number}", name=f"L {number}", country_id=code, **SHARED)


def places(chance: random.Random) -> Iterator[Place]:
    for number in range(100):
        yield Place(slug=f"place-{number}", name=f"P {number}", kind="city", country_id=chance.choice(CODES))


def organisations(chance: random.Random) -> Iterator[Organisation]:
    for number in range(100):
        code = chance.choice(CODES)
        yield Organisation(
            slug=f"organisation-{number}", name=f"O {number}", kind="ministry", country_id=code, **SHARED
        )


def offices(chance: random.Random) -> Iterator[Office]:
    for number in range(100):
        yield Office(
            slug=f"office-{number}", title=f"O {number}", function="minister", body_country_id="ABC", **SHARED
        )


def sources(chance: random.Random) -> Iterator[Source]:
    for number in range(SOURCES):
        yield Source(id=number + 1, slug=f"source-{number}", title=f"S {number}", kind="article", **SHARED)


def paragraphs(chance: random.Random) -> Iterator[Paragraph]:
    for number in range(SOURCES * 100):
        source, position = number % SOURCES + 1, number // SOURCES + 1
        yield Paragraph(id=number + 1, source_id=source, position=position, digest=f"{number:064x}")


def visits(chance: random.Random) -> Iterator[Visit]:
    for number in range(ROWS):
        guest, host = chance.sample(CODES, 2)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        coarse = chance.choice((day.isoformat(),) * 17 + (f"{day:%Y-%m}", f"{day:%Y}", None))
        yield Visit(
            id=number + 1,
            slug=f"visit-{chance.getrandbits(64):016x}",
            guest_country_id=guest,
            host_id=host,
            period=coarse,
            kind=chance.choice(VisitKind.values),
            status="completed" if number % 50 else "postponed",
            occasion=f"occasion {number % 900}" if number % 30 == 0 else None,
            tour=f"tour {number % 9_000}" if number % 3 == 0 else None,
            **shared(number),
        )


def delegations(chance: random.Random) -> Iterator[DelegationMember]:
    for number in range(ROWS):
        leader = chance.randrange(2_000) + 1
        yield DelegationMember(visit_id=number + 1, leader_id=leader, role="principal")


def trade_figures(chance: random.Random) -> Iterator[TradeFigure]:
    pairs = [(a, b) for a in CODES for b in CODES if a != b]
    for number in range(ROWS):
        exporter, importer = pairs[(number // YEARS * 7) % len(pairs)]
        figure = TradeFigure(
            id=number + 1,
            slug=f"trade-{chance.getrandbits(64):016x}",
            exporter_id=exporter,
            importer_id=importer,
            flow="export",
            measure="value",
            period=str(FIRST_YEAR + number % YEARS),
            **shared(number),
        )
        figure.quantity = amount(chance)
        yield figure


def amount(chance: random.Random) -> Quantity:
    return Quantity.of(str(chance.randrange(1, 10**6) * 10 ** chance.randrange(6)), unit="USD")


def claims(chance: random.Random) -> Iterator[Claim]:
    keys = dict(Visit.objects.values_list("id", "slug"))
    for number in range(ROWS):
        paragraph = chance.randrange(SOURCES * 100)
        claim = Claim(
            id=UUID(int=chance.getrandbits(128)),
            fact=chance.choice(Visit.facts),
            source_id=paragraph % SOURCES + 1,
            paragraph_id=paragraph + 1,
            printed="words",
            attributed_to=f"speaker {number % 300}" if number % 3 == 0 else None,
            standing=chance.choice([*Standing]).value,
            is_public=True,
        )
        claim.about_visit_id, claim.noun = number + 1, "visit"
        claim.record_key = f"visit/{keys[number + 1]}"
        yield claim
