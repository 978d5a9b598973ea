"""Components of the OpenAPI document and references to them."""

from typing import Any

TEXT = {"type": "string"}


def closed(description: str, properties: dict[str, Any]) -> dict[str, Any]:
    """An object whose properties are all required."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def reference(section: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{section}/{name}"}


def component_name(schema: dict[str, Any]) -> str:
    """The name of the component that a reference leads to; empty if it is not a reference."""
    return schema.get("$ref", "").rpartition("/")[2]


def properties_of(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The properties of an object, with those of the components that it is composed of."""
    if name := component_name(schema):
        return properties_of(schemas[name], schemas)
    found: dict[str, Any] = {}
    for part in schema.get("allOf", ()):
        found |= properties_of(part, schemas)
    return found | schema.get("properties", {})
