"""Parameters that several operations take, said once in the OpenAPI document."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import orjson

from relations.api.problem_schema import reference

SECTION = "parameters"
Operation = dict[str, Any]


def share_parameters(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook, the last: each parameter that stands twice becomes a component.

    It is called as the parameter, where one serves every operation that has a parameter of this name; else
    also by the operation with the shortest path among those that it serves: `list_visits.fields`.
    """
    serves = served(result)
    kinds = Counter(name for name, _ in serves)
    shared: dict[str, Any] = {}
    for (name, content), operations in serves.items():
        if len(operations) == 1:
            continue
        called = name if kinds[name] == 1 else f"{operations[0]['operationId']}.{name}"
        shared[called] = orjson.loads(content)
        for operation in operations:
            put(operation, content, reference(SECTION, called))
    result["components"][SECTION] = dict(sorted(shared.items()))
    return result


def served(document: dict[str, Any]) -> dict[tuple[str, bytes], list[Operation]]:
    """The operations that take each parameter, by its name and all that is said of it; short paths first."""
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
    """Put a reference where an operation says the same."""
    operation[SECTION] = [
        instead if "$ref" not in each and content_of(each) == content else each for each in operation[SECTION]
    ]


def parameters_of(operation: Operation, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The parameters of an operation, wherever the document says them."""
    known = document["components"][SECTION]
    return [known[each["$ref"].rpartition("/")[2]] if "$ref" in each else each for each in operation[SECTION]]
