"""Removes from an OpenAPI document the components that no operation uses."""

from collections.abc import Iterator
from typing import Any

from relations.api.openapi.sharing import operations_of

SCHEMES = "securitySchemes"


def remove_unused(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: remove the components that no operation leads to."""
    used = used_components(result)
    kept = {
        section: {name: each for name, each in found.items() if (section, name) in used}
        for section, found in result["components"].items()
    }
    result["components"] = {section: found for section, found in kept.items() if found}
    return result


def used_components(document: dict[str, Any]) -> set[tuple[str, str]]:
    """Section and name of each component that the operations lead to."""
    found = {
        (SCHEMES, name)
        for operation in operations_of(document)
        for alternative in operation.get("security", ())
        for name in alternative
    }
    waiting = [document["paths"]]
    while waiting:
        for section, name in references(waiting.pop()):
            if (section, name) not in found:
                found.add((section, name))
                waiting.append(document["components"][section][name])
    return found


def references(node: Any) -> Iterator[tuple[str, str]]:
    """Section and name of each component that a part of a document refers to."""
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from references(each)
    if isinstance(node, str) and node.startswith("#/components/"):
        _, _, section, name = node.split("/")
        yield section, name
