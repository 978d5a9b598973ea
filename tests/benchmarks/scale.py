"""Shared by all rows of the benchmarks: number, countries, times, and how often a value is missing."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from relations.models import Publication

ROWS = 100_000
CODES = [f"{a}{b}{c}" for a in "ABCDE" for b in "ABCDE" for c in "ABCDE"]
SOURCES = 50
START = datetime(2024, 1, 1, tzinfo=UTC)
FIRST_DAY, DAYS = date(1945, 1, 1), 29_000
STATED = {"basis": "stated", "claims": 1, "independent_sources": 1, "rests_on": [], "reason": None}
EVIDENCE = {
    "claims": 1,
    "independent_sources": 1,
    "conflicts": [],
    "facts": {"period": STATED, "status": STATED},
}
SHARED = {
    "publication": Publication.PUBLISHED,
    "revision": 1,
    "claim_count": 1,
    "source_count": 1,
    "evidence": EVIDENCE,
}


def updated(number: int) -> datetime:
    """The time of an import, the same for thousands of rows."""
    return START + timedelta(hours=number // 20_000)


def stamped(number: int) -> dict[str, Any]:
    """The columns of every row with a history."""
    return {"id": number + 1, "updated_at": updated(number)}


def shared(number: int) -> dict[str, Any]:
    """The columns of every record: all published, one in 500 in conflict."""
    return {**SHARED, **stamped(number), "conflict_count": int(number % 500 == 0)}


def key(prefix: str, chance: random.Random) -> str:
    """A random identifier, so that identifiers are in no order."""
    return f"{prefix}-{chance.getrandbits(64):016x}"


def coarse(chance: random.Random) -> str | None:
    """Usually a day; sometimes a month, a year or None."""
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    return chance.choice((day.isoformat(),) * 17 + (f"{day:%Y-%m}", f"{day:%Y}", None))


def rarely(number: int, every: int, value: Any) -> Any:
    """The value in one of `every` rows, else None."""
    return None if number % every else value


def mostly(number: int, common: str, rare: str, every: int = 50) -> str:
    """The rare choice in one of `every` rows, else the common one."""
    return common if number % every else rare
