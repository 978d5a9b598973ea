"""Shortens the OpenAPI document: descriptions of components are not repeated at references to them."""

import re
from typing import Any

from relations.api.openapi.components import component_name, reference
from relations.api.openapi.sharing import operations_of

LISTS = {"aliases": "Aliases", "external_ids": "ExternalIds"}
BODY = "Body"  # The endings of the names of schemas of bodies
NULL = {"type": "null"}
# Marks the descriptions of choices that follow the text of a field.
CHOICES = "\n\n* `"
# Keywords of a component that references to it do not repeat.
OF_COMPONENTS = ("examples", "readOnly")


def compact(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: remove repeated texts, and what applies to all responses."""
    result["components"]["schemas"].pop("Null", None)
    for section in ("schemas", "responses"):
        result["components"][section] = compacted(result["components"][section])
    share_lists(result["components"]["schemas"])
    result["paths"] = compacted(result["paths"])
    for operation in operations_of(result):
        without_repeated_summary(operation)
        for parameter in operation.get("parameters", ()):
            parameter["schema"].pop("description", None)
    return result


def share_lists(schemas: dict[str, Any]) -> None:
    """Make components of the lists that all kinds have, separately for responses and bodies."""
    for field, name in LISTS.items():
        for is_written in (False, True):
            holders = [
                each["properties"]
                for key, each in schemas.items()
                if field in each.get("properties", ()) and key.endswith(BODY) is is_written
            ]
            share_list(field, name + BODY if is_written else name, holders, schemas)


def share_list(field: str, name: str, holders: list[dict[str, Any]], schemas: dict[str, Any]) -> None:
    """Make a component of a list of the first holder, and refer to it where others have the same list."""
    arrays = [each for each in holders if each[field].get("type") == "array"]
    if arrays:
        schemas[name] = arrays[0][field]
    for properties in arrays:
        if properties[field] == schemas[name]:
            properties[field] = reference("schemas", name)


def without_repeated_summary(operation: dict[str, Any]) -> None:
    """Remove the first paragraph of a description that equals the summary."""
    first, _, rest = operation.get("description", "").partition("\n\n")
    if rest and first.rstrip(".") == operation.get("summary"):
        operation["description"] = rest


def compacted(node: Any) -> Any:
    """The short form of a part of the document."""
    if isinstance(node, list):
        return [compacted(each) for each in node]
    if not isinstance(node, dict):
        return node
    if component_name(node) == "Null":
        return NULL
    found = {name: compacted(each) for name, each in node.items()}
    # Below `properties` these keywords are names of fields.
    if found.get("readOnly") is True:
        del found["readOnly"]
    if "enum" in found and isinstance(found.get("description"), str):
        found = with_described_choices(found)
    return short_reference(found) if refers(found) else with_alternatives(found)


def with_described_choices(schema: dict[str, Any]) -> dict[str, Any]:
    """An enumeration that describes only the choices whose label adds something."""
    lines = schema["description"].split("\n")
    kept = "\n".join(line for line in lines if not is_trivial(line)).strip()
    return {name: each for name, each in schema.items() if name != "description"} | (
        {"description": kept} if kept else {}
    )


def is_trivial(line: str) -> bool:
    """Whether a line describes a choice by itself: "* `under_way` - Under way"."""
    value, _, label = line.removeprefix("* `").partition("` - ")
    return line.startswith("* `") and re.sub(r"\W", "_", label.lower()) == value


def with_alternatives(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of several types as `oneOf`, which all generators support."""
    if not isinstance(schema.get("type"), list):
        return schema
    types = list(dict.fromkeys(schema["type"]))
    if len(set(types) - {"null"}) < 2:
        return schema | {"type": types}
    choices = [{"type": each} | ({"items": {}} if each == "array" else {}) for each in types]
    return {name: each for name, each in schema.items() if name not in ("type", "items")} | {"oneOf": choices}


def refers(schema: dict[str, Any]) -> bool:
    """Whether a schema is a reference, or a choice between references."""
    return (
        any(
            isinstance(schema.get(word), list) and any("$ref" in each for each in schema[word])
            for word in ("allOf", "oneOf")
        )
        or "$ref" in schema
    )


def short_reference(schema: dict[str, Any]) -> dict[str, Any]:
    """A reference without the keywords that the component repeats."""
    parts = schema.get("allOf", [])
    if len(parts) == 1 and "$ref" in parts[0]:
        schema = parts[0] | {name: each for name, each in schema.items() if name != "allOf"}
    found = {name: each for name, each in schema.items() if name not in OF_COMPONENTS}
    if isinstance(found.get("description"), str):
        found["description"] = found["description"].partition(CHOICES)[0]
    return found
