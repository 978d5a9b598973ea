"""Oracles for the filters of claims and conflicts."""

from tests.api.oracle import NOUNS, Oracle, Row, World, mentioned, text, words


def in_conflict() -> Oracle:
    """Claims on facts that have a conflict."""

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        facts = [(mentioned(each["record"]), each["fact"]) for each in world["conflicts"]]
        return ((mentioned(row["record"]), row["fact"]) in facts) == (requested == ["true"])

    return Oracle(lambda *_: ["true", "false"], holds, repeats=False)


def of_claims(oracle: Oracle) -> Oracle:
    """Conflicts with a matching claim on their fact that is not deprecated."""

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        about = (mentioned(row["record"]), row["fact"])
        claims = (each for each in world["claims"] if (mentioned(each["record"]), each["fact"]) == about)
        return any(oracle.holds(world, each, requested) for each in claims if not each["deprecated"])

    return Oracle(lambda world, _: oracle.values(world, world["claims"]), holds)


def filters_of_records(oracles: dict[str, dict[str, Oracle]], shared: dict[str, Oracle]) -> dict[str, Oracle]:
    """Conflicts whose record matches the filter of the same name of its own list, if that list has it."""
    return {name: filter_of_record(oracles, name, oracle) for name, oracle in shared.items()}


def filter_of_record(oracles: dict[str, dict[str, Oracle]], name: str, oracle: Oracle) -> Oracle:
    def holds(world: World, row: Row, requested: list[str]) -> bool:
        resource = next(each for each, noun in NOUNS.items() if noun == row["record"]["kind"])
        record = next(each for each in world[resource] if each["id"] == row["record"]["id"])
        return name in oracles[resource] and oracles[resource][name].holds(world, record, requested)

    return Oracle(oracle.values, holds, oracle.repeats)


def all_records(world: World, rows: list[Row]) -> list[str]:
    return [f"{noun}/{row['id']}" for name, noun in NOUNS.items() for row in world[name] if "evidence" in row]


FACT: dict[str, Oracle] = {
    "kind": text("record.kind", "office"),
    "record": Oracle(all_records, lambda _, row, requested: mentioned(row["record"]) in requested),
    "fact": words("fact"),
}


# The fields of each type of value that the filter compares.
COMPARED = {
    "period": ("edtf",),
    "quantity": ("amount",),
    "reference": ("kind", "id"),
    "choice": ("value",),
    "text": ("text",),
}


def value_of(row: Row) -> str | None:
    """The value of a claim in the format of the filter."""
    value = row["value"]
    return value and f"{value['type']}:{'/'.join(value[name] for name in COMPARED[value['type']])}"


def values() -> Oracle:
    """Claims with one of these values. The test data has only Latin letters without diacritics."""

    def offered(world: World, rows: list[Row]) -> list[str]:
        found = [value for row in rows if (value := value_of(row))]
        return [*dict.fromkeys(found), "period:1850", "quantity:7.25", "text:Zeppelin", "choice:treaty"]

    def holds(world: World, row: Row, requested: list[str]) -> bool:
        return (value_of(row) or "").lower() in [each.lower() for each in requested]

    return Oracle(offered, holds)
