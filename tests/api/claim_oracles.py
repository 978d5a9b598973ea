"""Oracles of what is asked of claims and conflicts."""

from tests.api.oracle import NOUNS, Oracle, Row, World, mentioned, text, words


def disputed() -> Oracle:
    """Claims on facts that some conflict is about."""

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        facts = [(mentioned(each["record"]), each["fact"]) for each in world["conflicts"]]
        return ((mentioned(row["record"]), row["fact"]) in facts) == (asked == ["true"])

    return Oracle(lambda *_: ["true", "false"], holds, repeats=False)


def of_readings(oracle: Oracle) -> Oracle:
    """Conflicts of which a live claim on the fact is found."""

    def holds(world: World, row: Row, asked: list[str]) -> bool:
        about = (mentioned(row["record"]), row["fact"])
        claims = (each for each in world["claims"] if (mentioned(each["record"]), each["fact"]) == about)
        return any(oracle.holds(world, each, asked) for each in claims if not each["deprecated"])

    return Oracle(lambda world, _: oracle.values(world, world["claims"]), holds)


def of_records(oracles: dict[str, dict[str, Oracle]], asked_alike: dict[str, Oracle]) -> dict[str, Oracle]:
    """Conflicts about records that the list of their kind finds by the same name, where it can be asked."""
    return {name: of_record(oracles, name, oracle) for name, oracle in asked_alike.items()}


def of_record(oracles: dict[str, dict[str, Oracle]], name: str, oracle: Oracle) -> Oracle:
    def holds(world: World, row: Row, asked: list[str]) -> bool:
        resource = next(each for each, noun in NOUNS.items() if noun == row["record"]["kind"])
        record = next(each for each in world[resource] if each["id"] == row["record"]["id"])
        return name in oracles[resource] and oracles[resource][name].holds(world, record, asked)

    return Oracle(oracle.values, holds, oracle.repeats)


def everything_cited(world: World, rows: list[Row]) -> list[str]:
    return [f"{noun}/{row['id']}" for name, noun in NOUNS.items() for row in world[name] if "evidence" in row]


FACT: dict[str, Oracle] = {
    "kind": text("record.kind", "office"),
    "record": Oracle(everything_cited, lambda _, row, asked: mentioned(row["record"]) in asked),
    "fact": words("fact"),
}
