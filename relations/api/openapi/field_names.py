"""The field names that `fields` and `omit` take, as components of the OpenAPI document."""

from typing import Any

from relations.api.openapi.components import component_name, properties_of, reference
from relations.api.parameters.sparse_fields import FIELDS, OMIT

ENDING = "Field"
JSON = "application/json"
NAMES = (FIELDS.name, OMIT.name)
Schemas = dict[str, dict[str, Any]]


def add_field_names(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: add the names that `fields` and `omit` take, once for each type of object."""
    schemas: Schemas = result["components"]["schemas"]
    for methods in result["paths"].values():
        operation = methods.get("get", {})
        taken = [each for each in operation.get("parameters", ()) if each["name"] in NAMES]
        if taken:
            name = row_name(operation["responses"]["200"]["content"][JSON]["schema"], schemas)
            fields = list(properties_of(schemas[name], schemas))
            schemas[name + ENDING] = {"type": "string", "enum": fields}
            for parameter in taken:
                put_names(parameter, name, fields)
    return result


def put_names(parameter: dict[str, Any], name: str, fields: list[str]) -> None:
    """Let a parameter take the names of these fields."""
    example = fields[:2] if parameter["name"] == FIELDS.name else fields[-1:]
    parameter["schema"] |= {"items": reference("schemas", name + ENDING), "examples": [example]}


def row_name(schema: dict[str, Any], schemas: Schemas) -> str:
    """The component of an object of a response: each row of a list, or a detail."""
    while not component_name(schema):
        composed = next(word for word in ("allOf", "anyOf", "oneOf") if word in schema)
        schema = schema[composed][0]
    name = component_name(schema)
    fields = properties_of(schema, schemas)
    if fields and "results" not in fields:
        return name
    return row_name(fields["results"]["items"] if fields else schemas[name], schemas)
