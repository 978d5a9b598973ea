"""The response to `OPTIONS`, read from the OpenAPI documents."""

import re
from functools import cache
from typing import Any

import orjson
from rest_framework.metadata import BaseMetadata
from rest_framework.request import Request

from relations.api.openapi.components import component_name, properties_of
from relations.api.openapi.generators import GENERATORS
from relations.api.openapi.sharing import response_of
from relations.api.paging import ordering
from relations.api.views.openapi import document

JSON = "application/json"
EXPLAIN = "explain"  # Not a field of the response itself.


class Discovery(BaseMetadata):
    """The parameters of a URL with types, choices and examples, and its orderings, fields and formats."""

    def determine_metadata(self, request: Request, view: Any) -> dict[str, Any]:
        found, contract = operation(request.path_info)
        method = method_of(view)
        declared = {each.name: each for each in view.declared_parameters(method)}
        parameters = [declared[name].options(view) for name in sorted(declared)]
        return {
            "name": found["operationId"],
            "description": found["description"],
            "methods": view.allowed_methods,
            "formats": [
                {"format": each.format, "media_type": each.media_type} for each in view.get_renderers()
            ],
            "orderings": ordering.offered(view) if ordering.ORDERING in declared.values() else [],
            "parameters": parameters,
            "fields": fields(found, contract),
        }


def method_of(view: Any) -> str:
    """The method that OPTIONS describes: GET if the URL has it. Sets the action of the view."""
    methods = [method for method in ("get", "post", "patch", "delete") if hasattr(view, method)]
    if getattr(view, "action_map", None):
        view.action = view.action_map[methods[0]]
    return methods[0].upper()


def success(found: dict[str, Any], contract: dict[str, Any]) -> dict[str, Any]:
    """The media types of the successful response of an operation; empty if it has no body."""
    status = next(status for status in found["responses"] if status.startswith("2"))
    return response_of(found, status, contract).get("content", {})


def fields(found: dict[str, Any], contract: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of a response, or of each row of a list."""
    content, schemas = success(found, contract), contract["components"]["schemas"]
    properties = alternative_properties(content[JSON]["schema"], schemas) if content else {}
    rows = properties.get("results", {}).get("items")
    if rows:
        properties = alternative_properties(rows, schemas)
    return [
        {"name": name, "type": each.get("type"), "description": each.get("description")}
        for name, each in properties.items()
        if name != EXPLAIN
    ]


def alternative_properties(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The properties of an object; of alternatives, those of the first."""
    while not (found := properties_of(schema, schemas)):
        schema = schemas.get(component_name(schema), schema)
        alternatives = schema.get("oneOf") or schema.get("anyOf")
        if not alternatives:
            return {}
        schema = alternatives[0]
    return found


def operation(path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The operation for a path, one for readers if possible, and the document that has it."""
    name, methods = next((name, methods) for pattern, name, methods in patterns() if pattern.fullmatch(path))
    return methods.get("get") or next(iter(methods.values())), openapi_document(name)


@cache
def patterns() -> list[tuple[re.Pattern, str, dict[str, Any]]]:
    """All paths as patterns with their document: those with fewer parameters first, then by document."""
    paths = [
        (path, name, methods)
        for name in GENERATORS
        for path, methods in openapi_document(name)["paths"].items()
    ]
    paths.sort(key=lambda item: item[0].count("{"))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), name, methods) for path, name, methods in paths]


@cache
def openapi_document(name: str) -> dict[str, Any]:
    return orjson.loads(document(name, "json"))
