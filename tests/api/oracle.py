"""Computes what every filter finds a second time, in plain Python from responses of the API.

An oracle knows which values can be requested, and whether a row of the unfiltered list matches the requested
ones. It shares no code with the filters of the product.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from relations.models import KINDS
from tests.api.chance import WORDS
from tests.values import brute_force

Row = dict[str, Any]
World = dict[str, list[Row]]
"""The rows of every list, by resource."""


@dataclass(frozen=True)
class Oracle:
    """`values` returns what can be requested; `holds` whether a row matches any of the requested values."""

    values: Callable[[World, list[Row]], list[str]]
    holds: Callable[[World, Row, list[str]], bool]
    repeats: bool = True


def at(row: Any, path: str) -> Iterator[Any]:
    """The values at the end of a path, through any lists on the way; none for null."""
    step, _, rest = path.partition(".")
    if isinstance(row, list):
        for each in row:
            yield from at(each, path)
    elif row is not None:
        yield from at(row[step], rest) if step else [row]


def text(path: str, *others: str) -> Oracle:
    """Exact values of a field; `others` are valid values that rarely match."""

    def values(world: World, rows: list[Row]) -> list[str]:
        return [*dict.fromkeys(str(each) for row in rows for each in at(row, path)), *others]

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        return any(str(each) in requested for each in at(row, path))

    return Oracle(values, holds)


def words(path: str) -> Oracle:
    return text(path, "nothing")


def number(path: str) -> Oracle:
    return text(path, "999")


def mentioned(value: Row) -> str:
    """The record of a mention, as `kind/id`; only mentions of sources have no kind."""
    if "code" in value:
        return f"country/{value['code']}"
    return f"{value.get('kind', 'source')}/{value['id']}"


def reference(path: str, *resources: str) -> Oracle:
    """Mentions of records of these resources."""

    def values(world: World, rows: list[Row]) -> list[str]:
        keys = [f"{NOUNS[each]}/{row['id']}" for each in resources for row in world[each]]
        return [each.partition("/")[2] if place % 2 else each for place, each in enumerate(keys)]

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        keys = [mentioned(value) for value in at(row, path)]
        return any(each.endswith(f"/{word}") or each == word for each in keys for word in requested)

    return Oracle(values, holds)


def countries_of(world: World, row: Row, paths: tuple[str, ...]) -> set[str]:
    """The countries in mentions: mentioned directly, or those of organisations, leaders and offices."""
    found = set()
    for path in paths:
        for value in at(row, path):
            found |= country_of(world, mentioned(value))
    return found


def country_of(world: World, record_key: str) -> set[str]:
    kind, _, key = record_key.partition("/")
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
    """At least one of the requested countries takes part."""

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        return not countries_of(world, row, paths).isdisjoint(requested)

    return Oracle(lambda world, _: [row["id"] for row in world["countries"]], holds)


def relation(*paths: str, joint: str = "-") -> Oracle:
    """Both countries take part."""

    def values(world: World, rows: list[Row]) -> list[str]:
        codes = sorted(row["id"] for row in world["countries"])
        return [f"{one}{joint}{other}" for one in codes for other in codes if one < other]

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        return set(requested[0].split(joint)) <= countries_of(world, row, paths)

    return Oracle(values, holds, repeats=False)


def flag(condition: Callable[[Row], bool]) -> Oracle:
    def holds(world: World, row: Row, requested: list[str]) -> bool:
        return condition(row) == (requested == ["true"])

    return Oracle(lambda *_: ["true", "false"], holds, repeats=False)


def bound(path: str, is_within: Callable[[Decimal, Decimal], bool]) -> Oracle:
    """Exact amounts on one side of a bound."""

    def values(world: World, rows: list[Row]) -> list[str]:
        return sorted({each for row in rows for each in at(row, path)} | {"31", "-1", "0.50"})

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        return any(is_within(Decimal(each), Decimal(requested[0])) for each in at(row, path))

    return Oracle(values, holds, repeats=False)


def moment() -> Oracle:
    def values(world: World, rows: list[Row]) -> list[str]:
        return sorted(
            {row["updated_at"] for row in rows} | {"2024-01-02T11:04:05.5+07:00", "2099-01-01T00:00:00Z"}
        )

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        return datetime.fromisoformat(row["updated_at"]) >= datetime.fromisoformat(requested[0])

    return Oracle(values, holds, repeats=False)


def search(*paths: str) -> Oracle:
    """Whole words of a name. No two of WORDS are similar, so that none matches as a typing error."""

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        names = [str(value) for path in paths for value in at(row, path)]
        return all(
            any(word in re.findall("[a-z]+", name.lower()) for name in names)
            for word in requested[0].lower().split()
        )

    return Oracle(lambda *_: [*WORDS, "Amber heron", "BIRCH", "zeppelin"], holds, repeats=False)


def document_filters(*paths: str) -> dict[str, Oracle]:
    """The filters of everything with a history; `paths` are the fields that search reads."""
    return {
        "q": search("aliases.text", *paths),
        "updated_since": moment(),
        "alias": words("aliases.text"),
        "alias_kind": text("aliases.kind", "misspelling"),
        "external_id": text("external_ids", "wikidata:Q999999999"),
    }


def record_filters(*paths: str) -> dict[str, Oracle]:
    """The filters of every kind of record."""
    return {
        **document_filters(*paths),
        "id": words("id"),
        "has_conflict": flag(lambda row: bool(row["evidence"]["conflicts"])),
        "source": reference("claims.source", "sources"),
        "asserted_by": words("claims.attributed_to"),
    }


def country_filters(*paths: str) -> dict[str, Oracle]:
    return {"country": country(*paths), "relation": relation(*paths), "between": relation(*paths, joint=",")}


# Time windows: `since`, `until` and `on` are combined, and `match` says how they compare.
WINDOW = ("since", "until", "on", "match")
EDGES = [day.isoformat() for day in brute_force.DAYS if 2001 <= day.year <= 2029]
DATES = sorted({edge[:length] for edge in EDGES for length in (4, 7, 10)})


def span(expression: str) -> tuple[date, date]:
    """The first and the last day of a day, month or year."""
    year, month, day = (int(part) for part in (expression + "-0-0").split("-")[:3])
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or monthrange(year, last_month)[1])


def windows(requested: dict[str, list[str]]) -> Iterator[tuple[date, date]]:
    """The time windows of a request."""
    if "since" in requested or "until" in requested:
        since = span(requested["since"][0])[0] if "since" in requested else date.min
        yield since, span(requested["until"][0])[1] if "until" in requested else date.max
    if "on" in requested:
        yield span(requested["on"][0])


def overlaps(period: Row | None, window: tuple[date, date], *, all_of_it: bool, certain: bool) -> bool:
    """Whether a period possibly, or certainly, overlaps a window; compares every interpretation of it."""
    if period is None:
        return not certain
    (since, until), interpretations = window, brute_force.interpretations(period["edtf"], all_of_it=all_of_it)
    if certain:
        touched = all(start <= until and end >= since for start, end in interpretations)
        return touched and not brute_force.is_doubtful(period["edtf"])
    return any(start <= until for start, _ in interpretations) and any(
        end >= since for _, end in interpretations
    )


NOUNS = {model.resource(): noun for noun, model in KINDS.items()}
WHO = ("leaders", "organisations", "countries")
"""The resources that can take part in events."""
