"""Pieces of JSON Schema, each with its description and an example."""

from typing import Any

Schema = dict[str, Any]
SAYS_SOMETHING = r"\S"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
KEY = rf"{SLUG}|^[A-Z]{{3}}$"
UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
COMPONENTS = "#/components/schemas/"


def key(about: str, example: str) -> Schema:
    """The identifier of something."""
    return text(KEY, 160, about, example)


def slug(about: str, example: str) -> Schema:
    """The identifier of something that is no country."""
    return text(SLUG, 160, about, example)


def text(pattern: str, limit: int, about: str, example: str) -> Schema:
    """Text of a form and, where it has one, a greatest length."""
    bounds = {"maxLength": limit} if limit else {}
    return {"type": "string", "pattern": pattern, **bounds, "description": about, "examples": [example]}


def choice(choices: Any, about: str) -> Schema:
    """One of some words."""
    return {"type": "string", "enum": list(choices), "description": about, "examples": [next(iter(choices))]}


def list_of(item: Schema, about: str) -> Schema:
    """A list."""
    return {"type": "array", "items": item, "description": about, "examples": [[]]}


def closed(about: str, properties: dict[str, Schema], required: list[str]) -> Schema:
    """An object with known members only."""
    return {
        "type": "object",
        "description": about,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def shared(name: str, about: str) -> Schema:
    """A form that stands once and is referred to by name."""
    return {"allOf": [{"$ref": f"{COMPONENTS}{name}"}], "description": about}


def changed(form: Schema, *kept: str) -> dict[str, Schema]:
    """The members of a form in a correction: null empties those that need not be there."""
    return {
        name: each if name in (*kept, *form["required"]) else emptied(each)
        for name, each in form["properties"].items()
    }


def emptied(schema: Schema) -> Schema:
    """The same, or null for nothing."""
    if "type" not in schema:
        return {"oneOf": [*schema["allOf"], {"type": "null"}], "description": schema["description"]}
    choices = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return schema | {"type": [schema["type"], "null"]} | choices
