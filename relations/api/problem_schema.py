"""Problems in the OpenAPI document."""

from typing import Any

from relations.api.errors import MEDIA_TYPE, TITLES
from relations.faults import FAULTS
from relations.refusals import NoReason

MOVED = "Moved"
OF_BODIES = f"In bodies (invalid_document): {', '.join([*FAULTS, NoReason.code])}."
TEXT = {"type": "string"}
PROBLEM_PROPERTIES = {
    "type": {
        **TEXT,
        "format": "uri-reference",
        "description": "A page that explains cause and cure.",
        "examples": ["http://127.0.0.1:8000/problems/not_found/"],
    },
    "title": {
        **TEXT,
        "description": "What went wrong, in the same words each time.",
        "examples": ["Nothing is here"],
    },
    "status": {"type": "integer", "description": "The HTTP status.", "examples": [404]},
    "detail": {
        **TEXT,
        "description": "What went wrong this time.",
        "examples": ["There is no visit 'nobody'."],
    },
    "code": {
        **TEXT,
        "enum": list(TITLES),
        "description": "What went wrong, for programs.",
        "examples": ["not_found"],
    },
    "request_id": {
        **TEXT,
        "description": "Say it when you report a fault.",
        "examples": ["8f14e45fceea467a9b1d"],
    },
}
FAULT_PROPERTIES = {
    "pointer": {
        "type": ["string", "null"],
        "description": "JSON Pointer into the body; null for parameters.",
        "examples": [None],
    },
    "parameter": {
        "type": ["string", "null"],
        "description": "The query parameter; null for bodies.",
        "examples": ["hots"],
    },
    "code": {
        **TEXT,
        "description": f"What is wrong with it, for programs; the problem's page tells each. {OF_BODIES}",
        "examples": ["unknown_parameter"],
    },
    "detail": {
        **TEXT,
        "description": "What is wrong with it.",
        "examples": ["'hots' is not a parameter here. Did you mean host?"],
    },
}


def add_problems(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: the components that every operation refers to."""
    components = result["components"]
    components["schemas"]["Fault"] = closed(
        "One thing wrong with a parameter or with a place in a body.", FAULT_PROPERTIES
    )
    faults = {
        "type": "array",
        "items": reference("schemas", "Fault"),
        "description": "Each thing that is wrong.",
    }
    components["schemas"]["Problem"] = closed(
        "What went wrong (RFC 9457).", {**PROBLEM_PROPERTIES, "errors": faults}
    )
    content = {MEDIA_TYPE: {"schema": reference("schemas", "Problem")}}
    responses = {
        code: {"description": f"{title}.", "content": content} for code, (_, title) in TITLES.items()
    }
    where = {
        "Location": {"description": "The address to use from now on.", "schema": {**TEXT, "format": "uri"}}
    }
    responses[MOVED] = {
        "description": "It has another identifier, or was merged into another record.",
        "headers": where,
    }
    components["responses"] = responses
    return result


def closed(description: str, properties: dict) -> dict:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def reference(section: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{section}/{name}"}
