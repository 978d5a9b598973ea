"""The OpenAPI document prepared for the generator, without renaming or adding anything.

Errors are left out, because the client raises them (entente_client/problems.py); so are `format`, which the
client sets itself, and defaults, which the server fills in.
"""

import copy
from typing import Any

from generate.inlining import REFERENCE, operations

Schema = dict[str, Any]

ANNOTATIONS = {"description", "examples", "readOnly"}


def prepared(document: Schema) -> Schema:
    """Return the document for the generator."""
    found = copy.deepcopy(document)
    schemas = found["components"]["schemas"]
    for operation in operations(found):
        operation["parameters"] = [
            plain_parameter(each) for each in operation["parameters"] if each["name"] != "format"
        ]
        operation["responses"] = successes(operation["responses"])
        if "requestBody" in operation:
            operation["requestBody"]["content"] = body(operation["requestBody"]["content"])
    for name, schema in list(schemas.items()):
        if "properties" in schema:
            schema.pop("oneOf", None)  # fields that exclude each other: the server checks it
        owner = name.removesuffix("Correction")
        for member, node in schema.get("properties", {}).items():
            schema["properties"][member] = with_named_schemas(schemas, owner + camel(member), node)
    found["components"].pop("responses")
    return found


def plain_parameter(parameter: Schema) -> Schema:
    """Return a parameter without default and choices: the server checks the value."""
    schema = parameter["schema"]
    for node in (schema, schema.get("items", {})):
        node.pop("enum", None)
    schema.pop("default", None)
    return parameter


def successes(responses: Schema) -> Schema:
    """Return the successful responses."""
    return {status: each for status, each in responses.items() if status.startswith("2")}


def body(content: Schema) -> Schema:
    """Return the first media type of a body; text becomes a file for the generator."""
    media_type, found = next(iter(content.items()))
    if found["schema"].get("type") == "string":
        found["schema"]["format"] = "binary"
    return {media_type: found}


def with_named_schemas(schemas: dict[str, Schema], name: str, node: Schema) -> Schema:
    """Return a node whose inline schemas are components. Equal schemas share one, and so one class."""
    if is_anything(node):
        return {key: value for key, value in node.items() if key in ANNOTATIONS}
    if node.get("items"):
        node["items"] = with_named_schemas(schemas, name, node["items"])
    for member, each in node.get("properties", {}).items():
        node["properties"][member] = with_named_schemas(schemas, name + camel(member), each)
    if "enum" in node or node.get("properties") or isinstance(node.get("additionalProperties"), dict):
        return reference(schemas, name, node)
    return node


def is_anything(node: Schema) -> bool:
    """Return whether a value may be of several types."""
    return {"string", "object"} <= {each.get("type") for each in node.get("oneOf", ())}


def reference(schemas: dict[str, Schema], name: str, node: Schema) -> Schema:
    """Return a reference to an equal or new component, with the description of this use."""
    kinds = kinds_of(node)
    form = {key: value for key, value in node.items() if key not in ANNOTATIONS}
    form["type"] = next(each for each in kinds if each != "null")
    if "enum" in form:
        form["enum"] = [each for each in form["enum"] if each is not None]
    known = next((found for found, each in schemas.items() if is_same(each, form)), name)
    schemas.setdefault(known, form)
    choices = [{"$ref": REFERENCE + known}, *({"type": each} for each in kinds if each == "null")]
    return {"oneOf": choices, "description": node.get("description", "")}


def kinds_of(node: Schema) -> list[str]:
    """Return the types that a schema allows."""
    kinds = node.get("type", [])
    return kinds if isinstance(kinds, list) else [kinds]


def is_same(schema: Schema, form: Schema) -> bool:
    """Return whether a schema has this form, annotations apart."""
    return {key: value for key, value in schema.items() if key not in ANNOTATIONS} == form


def camel(member: str) -> str:
    """Return a field name as part of a class name."""
    return member.title().replace("_", "")
