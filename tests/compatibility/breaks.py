"""Breaking changes between two versions of an OpenAPI document."""

from collections.abc import Iterator
from typing import Any

from tests.compatibility.schemas import REQUEST, RESPONSE, Comparison, Document, resolved

PROSE = {"description", "summary", "examples", "tags", "title"}
Operation = dict[str, Any]


def breaks(released: Document, present: Document) -> list[str]:
    """Every break between two documents, each named once; none if the major version was raised."""
    if major(present) > major(released):
        return []
    comparison = Comparison(released, present)
    return list(dict.fromkeys(operation_breaks(comparison)))


def major(document: Document) -> int:
    return int(document["info"]["version"].split(".")[0])


def contract(found: Any) -> Any:
    """A document without its prose, which cannot break clients."""
    if isinstance(found, list):
        return [contract(each) for each in found]
    if not isinstance(found, dict):
        return found
    # Below `properties` these words are names of fields.
    return {
        name: {key: contract(each) for key, each in value.items()}
        if name in ("properties", "mapping", "schemas", "parameters") and isinstance(value, dict)
        else contract(value)
        for name, value in found.items()
        if name not in PROSE
    }


def operation_breaks(comparison: Comparison) -> Iterator[str]:
    for path, methods in comparison.released["paths"].items():
        for method, old in methods.items():
            where = f"{method.upper()} {path}"
            new = comparison.present["paths"].get(path, {}).get(method)
            if new is None:
                yield f"{where}: is gone"
                continue
            for part in (name_breaks, parameter_breaks, body_breaks, response_breaks):
                yield from (part(comparison, old, new, where))


def name_breaks(comparison: Comparison, old: Operation, new: Operation, where: str) -> Iterator[str]:
    if old["operationId"] != new["operationId"]:
        yield f"{where}: clients call it {old['operationId']}, and it is {new['operationId']} now"
    if is_closed(new) and not is_closed(old):
        yield f"{where}: needs an account now"


def is_closed(operation: Operation) -> bool:
    """Whether the operation requires an account."""
    ways = operation.get("security", [])
    return bool(ways) and {} not in ways


def parameter_breaks(comparison: Comparison, old: Operation, new: Operation, where: str) -> Iterator[str]:
    before, after = parameters(old, comparison.released), parameters(new, comparison.present)
    for key, found in before.items():
        if key not in after:
            yield f"{where}: the parameter {key[1]} is gone"
            continue
        yield from compare_parameters(comparison, found, after[key], f"{where}: {key[1]}")
    for key in after.keys() - before.keys():
        if after[key].get("required"):
            yield f"{where}: the new parameter {key[1]} is required"


def parameters(operation: Operation, document: Document) -> dict[tuple[str, str], dict[str, Any]]:
    found = [resolved(each, document) for each in operation.get("parameters", ())]
    return {(each["in"], each["name"]): each for each in found}


def compare_parameters(
    comparison: Comparison, old: dict[str, Any], new: dict[str, Any], where: str
) -> Iterator[str]:
    if new.get("required") and not old.get("required"):
        yield f"{where}: is required now"
    for name in ("style", "explode"):
        if old.get(name) != new.get(name):
            yield f"{where}: {name} was {old.get(name)} and is {new.get(name)}"
    if old["schema"].get("default") != new["schema"].get("default"):
        yield f"{where}: the default was {old['schema'].get('default')} and is {new['schema'].get('default')}"
    yield from comparison.compare(old["schema"], new["schema"], REQUEST, where)


def body_breaks(comparison: Comparison, old: Operation, new: Operation, where: str) -> Iterator[str]:
    before, after = old.get("requestBody", {}), new.get("requestBody", {})
    if after.get("required") and not before.get("required"):
        yield f"{where}: needs a body now"
    yield from content_breaks(comparison, before, after, REQUEST, f"{where}: the body")


def response_breaks(comparison: Comparison, old: Operation, new: Operation, where: str) -> Iterator[str]:
    for status, found in old["responses"].items():
        if status not in new["responses"]:
            yield f"{where}: the status {status} is gone"
            continue
        before = resolved(found, comparison.released)
        after = resolved(new["responses"][status], comparison.present)
        for name in before.get("headers", {}).keys() - after.get("headers", {}).keys():
            yield f"{where}: {status} has lost the header {name}"
        yield from content_breaks(comparison, before, after, RESPONSE, f"{where}: {status}")


def content_breaks(
    comparison: Comparison, old: dict[str, Any], new: dict[str, Any], side: str, where: str
) -> Iterator[str]:
    for kind, found in old.get("content", {}).items():
        if kind not in new.get("content", {}):
            yield f"{where}: {kind} is gone"
            continue
        after = new["content"][kind]
        yield from comparison.compare(found.get("schema", {}), after.get("schema", {}), side, where)
