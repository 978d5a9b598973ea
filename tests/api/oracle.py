"""What every filter of every list finds, told a second time in plain Python over the answers of the API.

An oracle knows which values can be asked for, and whether a row of the unfiltered list holds one of those
asked. Nothing here reads how the product filters.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.api.chance import WORDS
from tests.values import brute_force

Row = dict[str, Any]
World = dict[str, list[Row]]
"""The rows of every list, by resource."""


@dataclass(frozen=True)
class Oracle:
    """`values`: what can be asked. `holds`: whether a row is found by any of the values asked."""

    values: Callable[[World, list[Row]], list[str]]
    holds: Callable[[World, Row, list[str]], bool]
    repeats: bool = True


def at(row: Any, path: str) -> Iterator[Any]:
    """All that stands at the end of a path, whatever lists lie on the way; nothing for null."""
    step, _, rest = path.partition(".")
    if isinstance(row, list):
        for each in row:
            yield from at(each, path)
    elif row is not None:
        yield from at(row[step], rest) if step else [row]


def text(path: str, *others: str) -> Oracle:
    """Words exactly as a field holds them; `others` are values that may be asked for and rarely hold."""

    def values(world: World, rows: list[Row]) -> list[str]:
        return [*dict.fromkeys(str(each) for row in rows for each in at(row, path)), *others]

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        return any(str(each) in asked for each in at(row, path))

    return Oracle(values, holds)


def words(path: str) -> Oracle:
    return text(path, "nothing")


def number(path: str) -> Oracle:
    return text(path, "999")


def mentioned(value: Row) -> str:
    """What a mention names, as `kind/id`; only sources are mentioned without their kind."""
    if "code" in value:
        return f"country/{value['code']}"
    return f"{value.get('kind', 'source')}/{value['id']}"


def reference(path: str, *resources: str) -> Oracle:
    """Mentions of things of these kinds."""

    def values(world: World, rows: list[Row]) -> list[str]:
        keys = [f"{NOUNS[each]}/{row['id']}" for each in resources for row in world[each]]
        return [each.partition("/")[2] if place % 2 else each for place, each in enumerate(keys)]

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        named = [mentioned(value) for value in at(row, path)]
        return any(each.endswith(f"/{word}") or each == word for each in named for word in asked)

    return Oracle(values, holds)


def countries_of(world: World, row: Row, paths: tuple[str, ...]) -> set[str]:
    """The countries to which mentions lead: themselves, or those of organisations and leaders."""
    found = set()
    for path in paths:
        for value in at(row, path):
            found |= country_of(world, mentioned(value))
    return found


def country_of(world: World, named: str) -> set[str]:
    kind, _, key = named.partition("/")
    if kind == "country":
        return {key}
    if kind in ("organisation", "leader"):
        owner = next(row for row in world[f"{kind}s"] if row["id"] == key)
        return set(at(owner, "country.code"))
    if kind == "office":
        office = next(row for row in world["offices"] if row["id"] == key)
        return countries_of(world, office, ("body",))
    return set()


def country(*paths: str) -> Oracle:
    """Any of some countries takes part."""

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        return not countries_of(world, row, paths).isdisjoint(asked)

    return Oracle(lambda world, _: [row["id"] for row in world["countries"]], holds)


def relation(*paths: str) -> Oracle:
    """Both countries take part."""

    def values(world: World, rows: list[Row]) -> list[str]:
        codes = sorted(row["id"] for row in world["countries"])
        return [f"{one}-{other}" for one in codes for other in codes if one < other]

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        return set(asked[0].split("-")) <= countries_of(world, row, paths)

    return Oracle(values, holds, repeats=False)


def flag(condition: Callable[[Row], bool]) -> Oracle:
    def holds(world: World, row: Row, asked: list[str]) -> bool:
        return condition(row) == (asked == ["true"])

    return Oracle(lambda *_: ["true", "false"], holds, repeats=False)


def bound(path: str, is_within: Callable[[Decimal, Decimal], bool]) -> Oracle:
    """Exact amounts on one side of another."""

    def values(world: World, rows: list[Row]) -> list[str]:
        return sorted({each for row in rows for each in at(row, path)} | {"31", "-1", "0.50"})

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        return any(is_within(Decimal(each), Decimal(asked[0])) for each in at(row, path))

    return Oracle(values, holds, repeats=False)


def moment() -> Oracle:
    def values(world: World, rows: list[Row]) -> list[str]:
        return sorted(
            {row["updated_at"] for row in rows} | {"2024-01-02T11:04:05.5+07:00", "2099-01-01T00:00:00Z"}
        )

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        return datetime.fromisoformat(row["updated_at"]) >= datetime.fromisoformat(asked[0])

    return Oracle(values, holds, repeats=False)


def search(*paths: str) -> Oracle:
    """A whole word of a name. No two words are near each other, so that nothing else is meant."""

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        named = [str(value) for path in ("aliases.text", *paths) for value in at(row, path)]
        return all(
            any(word in re.findall("[a-z]+", name.lower()) for name in named)
            for word in asked[0].lower().split()
        )

    return Oracle(lambda *_: [*WORDS, "Amber heron", "BIRCH", "zeppelin"], holds, repeats=False)


def documented(*named: str) -> dict[str, Oracle]:
    """What can be asked of everything with a history; `named` are the fields by which search finds it."""
    return {"q": search(*named), "updated_since": moment(), "alias": words("aliases.text")}


def recorded(*named: str) -> dict[str, Oracle]:
    """What can be asked of every record."""
    return {
        **documented(*named),
        "id": words("id"),
        "has_conflict": flag(lambda row: bool(row["evidence"]["conflicts"])),
        "source": reference("claims.source", "sources"),
        "asserted_by": words("claims.attributed_to"),
    }


def sides(*paths: str) -> dict[str, Oracle]:
    return {"country": country(*paths), "relation": relation(*paths)}


# Windows of time: `since`, `until` and `on` stand together, and `match` says how they are read.
WINDOW = ("since", "until", "on", "match")
EDGES = [day.isoformat() for day in brute_force.DAYS if 2001 <= day.year <= 2029]
DATES = sorted({edge[:length] for edge in EDGES for length in (4, 7, 10)})


def span(expression: str) -> tuple[date, date]:
    """The first and the last day of a day, month or year."""
    year, month, day = (int(part) for part in (expression + "-0-0").split("-")[:3])
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or monthrange(year, last_month)[1])


def windows(asked: dict[str, list[str]]) -> Iterator[tuple[date, date]]:
    """The windows that a question holds."""
    if "since" in asked or "until" in asked:
        since = span(asked["since"][0])[0] if "since" in asked else date.min
        yield since, span(asked["until"][0])[1] if "until" in asked else date.max
    if "on" in asked:
        yield span(asked["on"][0])


def is_touched(period: Row | None, window: tuple[date, date], *, whole: bool, certain: bool) -> bool:
    """Whether a period may, or must, touch the days of a window: a walk over all that it can mean."""
    if period is None:
        return not certain
    (since, until), worlds = window, brute_force.worlds(period["edtf"], whole=whole)
    if certain:
        touched = all(start <= until and end >= since for start, end in worlds)
        return touched and not brute_force.is_doubtful(period["edtf"])
    return any(start <= until for start, _ in worlds) and any(end >= since for _, end in worlds)


NOUNS = {
    "countries": "country",
    **{
        f"{noun}s".replace("_", "-"): noun
        for noun in (
            *("organisation", "leader", "office", "tenure", "visit", "meeting", "agreement", "statement"),
            *(
                "trade_figure",
                "investment_figure",
                "travel_figure",
                "partnership",
                "source",
                "place",
                "topic",
            ),
        )
    },
}
