"""Parameters and responses that several operations share, as components of the OpenAPI document."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import orjson

from relations.api.openapi.components import component_name, reference

SECTION = "parameters"
Operation = dict[str, Any]


def share_parameters(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook, the last: make a component of each parameter that occurs twice.

    Of several parameters with the same name, the most frequent one has this name. The names of the others
    also have the tag, or the name, of the operation with the shortest path that has them: `visits.fields`.
    """
    shared: dict[str, Any] = {}
    by_use = sorted(served(result).items(), key=lambda item: -len(item[1]))
    for (name, content), operations in by_use:
        if len(operations) == 1:
            break
        called = next(each for each in names_of(name, operations[0]) if each not in shared)
        shared[called] = orjson.loads(content)
        for operation in operations:
            put(operation, content, reference(SECTION, called))
    result["components"][SECTION] = dict(sorted(shared.items()))
    return result


def names_of(parameter: str, operation: Operation) -> Iterator[str]:
    """Possible names of the component of a parameter, the shortest first."""
    yield parameter
    yield from (f"{tag}.{parameter}" for tag in operation.get("tags", ()))
    yield f"{operation['operationId']}.{parameter}"


def share_responses(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: make a component of each successful response that several operations share.

    Its name is that of its schema: `PaginatedClaimList`.
    """
    for content, places in same_responses(result).items():
        response = orjson.loads(content)
        name = schema_name(response)
        if len(places) > 1 and name:
            result["components"]["responses"][name] = response
            for operation, status in places:
                operation["responses"][status] = reference("responses", name)
    return result


def same_responses(document: dict[str, Any]) -> dict[bytes, list[tuple[Operation, str]]]:
    """The operations and statuses of each distinct successful response with a body."""
    found = defaultdict(list)
    for operation in operations_of(document):
        for status, response in operation["responses"].items():
            if status.startswith("2") and "content" in response:
                found[content_of(response)].append((operation, status))
    return found


def schema_name(response: dict[str, Any]) -> str:
    """The name of the schema of a JSON response."""
    schema = response["content"].get("application/json", {}).get("schema", {})
    return component_name(schema.get("allOf", [schema])[0])


def response_of(operation: Operation, status: str, document: dict[str, Any]) -> dict[str, Any]:
    """A response of an operation, with its reference resolved."""
    found = operation["responses"][status]
    return document["components"]["responses"][component_name(found)] if "$ref" in found else found


def served(document: dict[str, Any]) -> dict[tuple[str, bytes], list[Operation]]:
    """The operations that have each parameter, by its name and content; short paths first."""
    found = defaultdict(list)
    for operation in operations_of(document):
        for parameter in operation.get(SECTION, ()):
            found[parameter["name"], content_of(parameter)].append(operation)
    return found


def operations_of(document: dict[str, Any]) -> Iterator[Operation]:
    for path in sorted(document["paths"], key=lambda path: (path.count("/"), path)):
        yield from document["paths"][path].values()


def content_of(parameter: dict[str, Any]) -> bytes:
    return orjson.dumps(parameter, option=orjson.OPT_SORT_KEYS)


def put(operation: Operation, content: bytes, instead: dict[str, str]) -> None:
    """Replace equal parts of operations by a reference."""
    operation[SECTION] = [
        instead if "$ref" not in each and content_of(each) == content else each for each in operation[SECTION]
    ]


def parameters_of(operation: Operation, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The parameters of an operation, with references resolved."""
    return [parameter_of(each, document["components"]) for each in operation[SECTION]]


def parameter_of(found: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """A parameter, with the reference of its schema resolved."""
    found = components[SECTION][component_name(found)] if "$ref" in found else found
    name = component_name(found["schema"].get("items", {}))
    return found | {"schema": found["schema"] | {"items": components["schemas"][name]}} if name else found
