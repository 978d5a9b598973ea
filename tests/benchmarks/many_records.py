"""100 000 visits, tenures, meetings, agreements, statements and partnerships, with the rows inside them."""

import random
from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from relations.models import (
    Agreement,
    AgreementLink,
    AgreementParty,
    DelegationMember,
    Meeting,
    MeetingParticipant,
    Partnership,
    Statement,
    Tenure,
    TenureSighting,
    Visit,
    VisitKind,
)
from tests.benchmarks.scale import CODES, ROWS, coarse, key, mostly, rarely, shared

LEADERS = 2_000
FEW = 100


def anyone(number: int, chance: random.Random) -> dict[str, Any]:
    """A country, an organisation or a leader."""
    return no_country(number, chance) if number % 3 else {"country_id": chance.choice(CODES)}


def no_country(number: int, chance: random.Random) -> dict[str, Any]:
    """An organisation or a leader."""
    return {"organisation_id" if number % 2 else "leader_id": chance.randrange(ROWS) + 1}


def visits(chance: random.Random) -> Iterator[Visit]:
    for number in range(ROWS):
        guest, host = chance.sample(CODES, 2)
        yield Visit(
            slug=key("visit", chance),
            guest_country_id=guest,
            host_id=host,
            period=coarse(chance),
            kind=chance.choice(VisitKind.values),
            status=mostly(number, "completed", "postponed"),
            invited_by_leader_id=rarely(number, 200, chance.randrange(LEADERS) + 1),
            occasion=rarely(number, 30, f"occasion {number % 900}"),
            tour=rarely(number, 3, f"tour {number % 9_000}"),
            **shared(number),
        )


def delegations(chance: random.Random) -> Iterator[DelegationMember]:
    for number in range(ROWS):
        leader = chance.randrange(LEADERS) + 1
        yield DelegationMember(visit_id=number + 1, leader_id=leader, role="principal")


def tenures(chance: random.Random) -> Iterator[Tenure]:
    for number in range(ROWS):
        yield Tenure(
            slug=key("tenure", chance),
            leader_id=number + 1,
            office_id=chance.randrange(ROWS) + 1,
            period=coarse(chance),
            capacity=mostly(number, "full", "acting"),
            **shared(number),
        )


def sightings(chance: random.Random) -> Iterator[TenureSighting]:
    for number in range(ROWS):
        yield TenureSighting(tenure_id=number + 1, on=coarse(chance) or "1999")


def meetings(chance: random.Random) -> Iterator[Meeting]:
    for number in range(ROWS):
        yield Meeting(
            slug=key("meeting", chance),
            period=coarse(chance),
            format=mostly(number, "talks", "exercise"),
            status=mostly(number, "held", "cancelled"),
            ordinal=rarely(number, 50, number % 90 + 1),
            visit_id=rarely(number, 4, number + 1),
            **shared(number),
        )


def participants(chance: random.Random) -> Iterator[MeetingParticipant]:
    for number in range(2 * ROWS):
        host = {"country_id": chance.choice(CODES)}
        who = host if number < ROWS else no_country(number, chance)
        yield MeetingParticipant(meeting_id=number % ROWS + 1, **who)


def agreements(chance: random.Random) -> Iterator[Agreement]:
    for number in range(ROWS):
        yield Agreement(
            slug=key("agreement", chance),
            title=f"A {chance.getrandbits(40)}",
            kind=mostly(number, "treaty", "pledge"),
            status=mostly(number, "signed", "rejected"),
            signed=coarse(chance),
            visit_id=rarely(number, 4, number + 1),
            item_count_number=rarely(number, 100, number % 90),
            item_count_amount=rarely(number, 100, str(number % 90)),
            item_count_operator=rarely(number, 100, "eq"),
            item_count_unit=rarely(number, 100, ""),
            **shared(number),
        )


def parties(chance: random.Random) -> Iterator[AgreementParty]:
    for number in range(2 * ROWS):
        role = mostly(number, "party", "proposer")
        who = {"country_id": chance.choice(CODES)} if number < ROWS else no_country(number, chance)
        yield AgreementParty(agreement_id=number % ROWS + 1, role=role, **who)


def links(chance: random.Random) -> Iterator[AgreementLink]:
    for number in range(1, ROWS):
        kind = ("part_of", "renews", "amends", "follows")[number % 4]
        yield AgreementLink(origin_id=number + 1, agreement_id=number // 2 + 1, kind=kind)


def statements(chance: random.Random) -> Iterator[Statement]:
    for number in range(ROWS):
        speaker = {f"speaker_{name}": value for name, value in anyone(number, chance).items()}
        yield Statement(
            slug=key("statement", chance),
            kind=mostly(number, "position", "request"),
            period=coarse(chance),
            visit_id=rarely(number, 4, number + 1),
            meeting_id=rarely(number, 5, number + 1),
            gist=f"Says {number}.",
            **speaker,
            **shared(number),
        )


def partnerships(chance: random.Random) -> Iterator[Partnership]:
    for number in range(ROWS):
        countries = sorted(chance.sample(CODES, 2))
        yield Partnership(
            slug=key("partnership", chance),
            side_a_id=countries[0],
            side_b_id=countries[1],
            label=f"partnership {number % 900}",
            period=coarse(chance),
            status=mostly(number, "in_force", "ended"),
            established_by_id=rarely(number, 3, number + 1),
            **shared(number),
        )


def places_and_topics(chance: random.Random) -> Iterator[Model]:
    """The places and the topics of each record."""
    for model, column in (
        (Visit.places.through, "place"),
        (Meeting.places.through, "place"),
        (Meeting.topics.through, "topic"),
        (Agreement.places.through, "place"),
        (Agreement.topics.through, "topic"),
        (Statement.topics.through, "topic"),
    ):
        owner = model._meta.fields[1].name
        for number in range(ROWS):
            yield model(**{f"{owner}_id": number + 1, f"{column}_id": chance.randrange(FEW) + 1})


def countries_mentioned(chance: random.Random) -> Iterator[Model]:
    for number in range(ROWS):
        yield Statement.about.through(statement_id=number + 1, country_id=chance.choice(CODES))


MADE = (
    visits,
    delegations,
    tenures,
    sightings,
    meetings,
    participants,
    agreements,
    parties,
    links,
    statements,
    partnerships,
    places_and_topics,
    countries_mentioned,
)
