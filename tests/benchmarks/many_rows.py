"""100 000 rows in every list, as imports leave them: many ties, some values unknown."""

import random
from collections.abc import Callable, Iterator
from itertools import groupby, islice

from django.db import connection
from django.db.models import Model

from relations.models import (
    Country,
    Leader,
    Office,
    Organisation,
    Paragraph,
    Place,
    Revision,
    Source,
    SourceAuthor,
    Topic,
    Visit,
)
from tests.benchmarks import many_claims, many_figures, many_proposals, many_records
from tests.benchmarks.scale import CODES, ROWS, SOURCES, mostly, rarely, shared, stamped

BATCH = 2_000
Making = Callable[[random.Random], Iterator[Model]]


def build() -> None:
    """Fill an empty database. Stops if it holds other records."""
    if Visit.objects.count() == Revision.objects.count() == ROWS:
        return
    if Country.objects.exists() or Visit.objects.exists():
        raise SystemExit("This database holds other data. Name an empty one in DATABASE_URL.")
    chance = random.Random(7)
    for made in (*MADE, *many_records.MADE, *many_figures.MADE, *many_claims.MADE, *many_proposals.MADE):
        store(made(chance))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def store(rows: Iterator[Model]) -> None:
    """Insert the rows in batches, so that they are never all in memory."""
    for model, made in groupby(rows, type):
        while batch := list(islice(made, BATCH)):
            model._default_manager.bulk_create(batch)


def countries(chance: random.Random) -> Iterator[Country]:
    for number, code in enumerate(CODES):
        kind = mostly(number, "state", "territory")
        yield Country(code=code, name=code, kind=kind, updated_at=stamped(number)["updated_at"])


def places(chance: random.Random) -> Iterator[Place]:
    for number in range(ROWS):
        within = rarely(number, 10, number // 10 + 1) if number > 9 else None
        yield Place(
            slug=f"place-{number}",
            name=f"P {number}",
            kind=mostly(number, "city", "water"),
            country_id=chance.choice(CODES),
            within_id=within,
            **stamped(number),
        )


def topics(chance: random.Random) -> Iterator[Topic]:
    for number in range(ROWS):
        parent = rarely(number, 10, number // 10 + 1) if number > 9 else None
        yield Topic(slug=f"topic-{number}", label=f"T {number}", parent_id=parent, **stamped(number))


def organisations(chance: random.Random) -> Iterator[Organisation]:
    for number in range(ROWS):
        yield Organisation(
            slug=f"organisation-{number}",
            name=f"O {chance.getrandbits(40)}",
            abbreviation=rarely(number, 3, f"A{number}"),
            kind=mostly(number, "ministry", "party"),
            country_id=chance.choice((*CODES, None)),
            **shared(number),
        )


def leaders(chance: random.Random) -> Iterator[Leader]:
    for number in range(ROWS):
        yield Leader(
            slug=f"leader-{number}",
            name=f"L {chance.getrandbits(40)}",
            native_name=rarely(number, 3, f"N {number}"),
            family_name=rarely(number, 2, f"F {number % 5_000}"),
            country_id=chance.choice((*CODES, None)),
            **shared(number),
        )


def offices(chance: random.Random) -> Iterator[Office]:
    for number in range(ROWS):
        is_states = number % 3
        yield Office(
            slug=f"office-{number}",
            title=f"O {chance.getrandbits(40)}",
            function=mostly(number, "minister", "speaker"),
            body_country_id=chance.choice(CODES) if is_states else None,
            body_organisation_id=None if is_states else chance.randrange(ROWS) + 1,
            **shared(number),
        )


def sources(chance: random.Random) -> Iterator[Source]:
    for number in range(ROWS):
        source = Source(
            slug=f"source-{number}",
            title=f"S {number}",
            kind=mostly(number, "article", "data_set"),
            publisher_id=rarely(number, 4, chance.randrange(500) + 1),
            language=mostly(number, "en", "vi"),
            sha256=f"{number:064x}",
            derives_from_id=rarely(number, 100, number) or None,
            **shared(number),
        )
        source.published = rarely(number, 2, f"{1950 + number % 70}-0{number % 9 + 1}")
        yield source


def authors(chance: random.Random) -> Iterator[SourceAuthor]:
    for number in range(ROWS):
        yield SourceAuthor(source_id=number + 1, position=1, name=f"author {number % 9_000}")


def paragraphs(chance: random.Random) -> Iterator[Paragraph]:
    for number in range(SOURCES * 100):
        source, position = number % SOURCES + 1, number // SOURCES + 1
        yield Paragraph(id=number + 1, source_id=source, position=position, digest=f"{number:064x}")


MADE: tuple[Making, ...] = (
    countries,
    places,
    topics,
    organisations,
    leaders,
    offices,
    sources,
    authors,
    paragraphs,
)
