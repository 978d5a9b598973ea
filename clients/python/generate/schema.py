"""openapi.yaml as the generator reads it best: nothing renamed, nothing invented.

The committed document says exactly what every answer may be, errors included. Python says some of this
elsewhere: what is not 2xx is raised (entente_client/problems.py), `format` is chosen by who reads the
answer, and a default is the server's to fill in.
"""

import copy
from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]

REFERENCE = "#/components/schemas/"
SAID_BESIDE = {"description", "examples", "readOnly"}


def prepared(document: Schema) -> Schema:
    """Return the document for the generator."""
    found = copy.deepcopy(document)
    schemas = found["components"]["schemas"]
    for operation in operations(found):
        operation["parameters"] = [
            asked_plainly(each) for each in operation["parameters"] if each["name"] != "format"
        ]
        operation["responses"] = answers(operation["responses"])
        if "requestBody" in operation:
            operation["requestBody"]["content"] = body(operation["requestBody"]["content"])
    for name, schema in list(schemas.items()):
        if "properties" in schema:
            schema.pop("oneOf", None)  # which members exclude each other: the server refuses both
        owner = name.removesuffix("Correction")
        for member, node in schema.get("properties", {}).items():
            schema["properties"][member] = named(schemas, owner + camel(member), node)
    found["components"].pop("responses")
    return found


def with_parameters(document: Schema) -> Schema:
    """Return the document with the parameters of each operation where they are taken."""
    found = copy.deepcopy(document)
    known = found["components"].pop("parameters")
    for operation in operations(found):
        operation["parameters"] = [
            copy.deepcopy(known[each["$ref"].rpartition("/")[2]]) if "$ref" in each else each
            for each in operation["parameters"]
        ]
    return found


def operations(document: Schema) -> Iterator[Schema]:
    """Yield every operation."""
    for methods in document["paths"].values():
        for operation in methods.values():
            operation.setdefault("parameters", [])
            yield operation


def asked_plainly(parameter: Schema) -> Schema:
    """Return a parameter without default, and with choices as plain text: the server refuses others."""
    schema = parameter["schema"]
    for node in (schema, schema.get("items", {})):
        node.pop("enum", None)
    schema.pop("default", None)
    return parameter


def answers(responses: Schema) -> Schema:
    """Return the answers that are no problem, as JSON and without what `explain=1` adds."""
    found = {status: each for status, each in responses.items() if status.startswith("2")}
    for each in found.values():
        for content in each.get("content", {}).values():
            content["schema"] = unexplained(content["schema"])
    return found


def body(content: Schema) -> Schema:
    """Return the first form that a body may have; plain text is bytes for a generator that knows files."""
    media_type, found = next(iter(content.items()))
    if found["schema"].get("type") == "string":
        found["schema"]["format"] = "binary"
    return {media_type: found}


def unexplained(schema: Schema) -> Schema:
    """Return the schema of an answer whose explanation, if asked for, stays an additional property."""
    parts = [each for each in schema.get("allOf", []) if each.get("$ref") != f"{REFERENCE}Explainable"]
    return parts[0] if len(parts) == 1 else schema


def named(schemas: dict[str, Schema], name: str, node: Schema) -> Schema:
    """Give what is written in place a name, so that one class serves all that have the same form."""
    if len(set(kinds_of(node)) - {"null"}) > 1:
        return {key: value for key, value in node.items() if key in SAID_BESIDE}
    if node.get("items"):
        node["items"] = named(schemas, name, node["items"])
    for member, each in node.get("properties", {}).items():
        node["properties"][member] = named(schemas, name + camel(member), each)
    if "enum" in node or node.get("properties") or isinstance(node.get("additionalProperties"), dict):
        return reference(schemas, name, node)
    return node


def reference(schemas: dict[str, Schema], name: str, node: Schema) -> Schema:
    """Return a reference to a form, known by its name or new, that says what the form itself does not."""
    kinds = kinds_of(node)
    form = {key: value for key, value in node.items() if key not in SAID_BESIDE}
    form["type"] = next(each for each in kinds if each != "null")
    if "enum" in form:
        form["enum"] = [each for each in form["enum"] if each is not None]
    known = next((found for found, each in schemas.items() if is_same(each, form)), name)
    schemas.setdefault(known, form)
    choices = [{"$ref": REFERENCE + known}, *({"type": each} for each in kinds if each == "null")]
    return {"oneOf": choices, "description": node.get("description", "")}


def kinds_of(node: Schema) -> list[str]:
    """Return the types that a schema leaves open."""
    kinds = node.get("type", [])
    return kinds if isinstance(kinds, list) else [kinds]


def is_same(schema: Schema, form: Schema) -> bool:
    """Tell whether a schema has this form, whatever it says about it."""
    return {key: value for key, value in schema.items() if key not in SAID_BESIDE} == form


def camel(member: str) -> str:
    """Return the name of a member as part of a name of a class."""
    return member.title().replace("_", "")
