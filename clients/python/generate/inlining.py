"""An OpenAPI document with its parameters, responses and pages inlined."""

import copy
from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]

REFERENCE = "#/components/schemas/"
PAGE = {"$ref": f"{REFERENCE}Page"}


def inlined(document: Schema) -> Schema:
    """Return the document with parameters and responses inlined, and pages as one object."""
    found = copy.deepcopy(document)
    known = found["components"]
    for operation in operations(found):
        operation["parameters"] = [parameter(each, known) for each in operation["parameters"]]
        operation["responses"] = {
            status: in_place(each, known["responses"]) if status.startswith("2") else each
            for status, each in operation["responses"].items()
        }
    known["schemas"] = {
        name: joined(each, known["schemas"]) if PAGE in each.get("allOf", []) else each
        for name, each in known["schemas"].items()
    }
    del known["parameters"]
    return found


def operations(document: Schema) -> Iterator[Schema]:
    """Yield every operation."""
    for methods in document["paths"].values():
        for operation in methods.values():
            operation.setdefault("parameters", [])
            yield operation


def parameter(node: Schema, components: Schema) -> Schema:
    """Return a parameter with its reference and that of its items resolved."""
    found = in_place(node, components["parameters"])
    schema = found["schema"]
    if "items" not in schema:
        return found
    return found | {"schema": schema | {"items": in_place(schema["items"], components["schemas"])}}


def in_place(node: Schema, components: dict[str, Schema]) -> Schema:
    """Return a copy of the component that a reference names; other nodes unchanged."""
    return copy.deepcopy(components[node["$ref"].rpartition("/")[2]]) if "$ref" in node else node


def joined(page: Schema, schemas: dict[str, Schema]) -> Schema:
    """Return a page as one object. Its explanation, if requested, is an additional property."""
    parts = [in_place(each, schemas)["properties"] for each in page["allOf"]]
    properties = {name: each for part in parts for name, each in part.items() if name != "explain"}
    return {
        "type": "object",
        "description": "A page of a list.",
        "properties": properties,
        "required": [*properties],
    }
