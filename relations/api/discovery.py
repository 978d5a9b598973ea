"""What can be asked of an address, for machines that ask it: `OPTIONS`, told from the OpenAPI document."""

import re
from functools import cache
from typing import Any

import orjson
from rest_framework.metadata import BaseMetadata
from rest_framework.request import Request

from relations.api import ordering
from relations.api.shared_parameters import parameters_of
from relations.api.views.openapi import document

JSON = "application/json"
# Ways to compose a schema of others; the first of these is what is usually meant.
COMPOSED = ("allOf", "anyOf", "oneOf")


class Discovery(BaseMetadata):
    """The parameters of an address with types, choices and examples, its orderings, fields and formats."""

    def determine_metadata(self, request: Request, view: Any) -> dict[str, Any]:
        found = operation(request.path_info)
        parameters = [each for each in parameters_of(found, whole()) if each["in"] == "query"]
        names = {each["name"]: each for each in parameters}
        return {
            "name": found["operationId"],
            "description": found["description"],
            "methods": view.allowed_methods,
            "formats": formats(found, names),
            "orderings": ordering.offered(view) if "ordering" in names and hasattr(view, "orderings") else [],
            "parameters": [described(each) for each in parameters],
            "fields": fields(found),
        }


def formats(found: dict[str, Any], names: dict[str, Any]) -> list[dict[str, str]]:
    """Each format by its word for `?format=` and its media type for `Accept`."""
    types = success(found)
    words = names["format"]["schema"]["enum"]
    return [{"format": word, "media_type": kind} for word, kind in zip(words, types, strict=bool(types))]


def success(found: dict[str, Any]) -> dict[str, Any]:
    """What an operation answers when all is well, by media type; nothing where that is no body."""
    status = next(status for status in found["responses"] if status.startswith("2"))
    return found["responses"][status].get("content", {})


def described(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter: `repeats` if it takes several values, by commas or repetition."""
    schema = parameter["schema"]
    item = schema.get("items", schema)
    return {
        "name": parameter["name"],
        "description": parameter["description"],
        "required": parameter.get("required", False),
        "repeats": schema.get("type") == "array",
        "type": item.get("type"),
        "format": item.get("format"),
        "choices": item.get("enum"),
        "default": schema.get("default"),
        "examples": schema.get("examples", []),
    }


def fields(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The members of an answer, or of each row of a list."""
    content = success(found)
    shown = resolved(content[JSON]["schema"]) if content else {}
    rows = shown.get("properties", {}).get("results", {}).get("items")
    members = (resolved(rows) if rows else shown).get("properties", {})
    return [
        {"name": name, "type": member.get("type"), "description": member.get("description")}
        for name, member in members.items()
    ]


def operation(path: str) -> dict[str, Any]:
    """The operation of the document that answers a path: reading it, where that is possible."""
    methods = next(methods for pattern, methods in patterns() if pattern.fullmatch(path))
    return methods.get("get") or next(iter(methods.values()))


@cache
def patterns() -> list[tuple[re.Pattern, dict[str, Any]]]:
    """Every path as a pattern; those with fewer parameters first."""
    paths = sorted(whole()["paths"].items(), key=lambda item: item[0].count("{"))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), methods) for path, methods in paths]


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """The component that a reference leads to; of alternatives, the first."""
    while {"$ref", "allOf", "anyOf", "oneOf"} & schema.keys():
        name = schema.get("$ref", "").rpartition("/")[2]
        alternatives = next((schema[word] for word in COMPOSED if word in schema), [schema])
        schema = whole()["components"]["schemas"][name] if name else alternatives[0]
    return schema


@cache
def whole() -> dict[str, Any]:
    return orjson.loads(document("json"))
