"""The components of problems (RFC 9457) in the OpenAPI document."""

from typing import Any

from relations.api.openapi.components import TEXT, closed, reference
from relations.api.problems.problem import MEDIA_TYPE
from relations.api.problems.problem_types import TITLES
from relations.errors import MissingReason
from relations.errors.codes import DOCUMENT_ERRORS

MOVED, PROBLEM = "Moved", "Problem"
OF_BODIES = f"In bodies (invalid_document): {', '.join([*DOCUMENT_ERRORS, MissingReason.code])}."
PROBLEM_PROPERTIES = {
    "type": {
        **TEXT,
        "format": "uri-reference",
        "description": "A page that explains the cause and the solution.",
        "examples": ["http://127.0.0.1:8000/problems/not_found/"],
    },
    "title": {
        **TEXT,
        "description": "The error in a few words, the same each time.",
        "examples": ["Not found"],
    },
    "status": {"type": "integer", "description": "The HTTP status.", "examples": [404]},
    "detail": {
        **TEXT,
        "description": "What went wrong with this request.",
        "examples": ["There is no visit 'nobody'."],
    },
    "code": {
        **TEXT,
        "enum": list(TITLES),
        "description": "The stable code of the error.",
        "examples": ["not_found"],
    },
    "request_id": {
        **TEXT,
        "description": "Quote it when you report an error.",
        "examples": ["8f14e45fceea467a9b1d"],
    },
}
ERROR_PROPERTIES = {
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
        "description": f"The stable code of the error. The page of the problem lists all codes. {OF_BODIES}",
        "examples": ["unknown_parameter"],
    },
    "detail": {
        **TEXT,
        "description": "What is wrong, and how to correct it.",
        "examples": ["'hots' is not a parameter here. Did you mean host?"],
    },
}


def add_problems(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: add the components of problems."""
    components = result["components"]
    components["schemas"]["FieldError"] = closed("What is wrong with a parameter or field.", ERROR_PROPERTIES)
    errors = {
        "type": "array",
        "items": reference("schemas", "FieldError"),
        "description": "What is wrong with each parameter or field; empty for other problems.",
    }
    components["schemas"][PROBLEM] = closed("An error (RFC 9457).", {**PROBLEM_PROPERTIES, "errors": errors})
    content = {MEDIA_TYPE: {"schema": reference("schemas", PROBLEM)}}
    components["responses"] = {
        code: {"description": f"{title}.", "content": content} for code, (_, title) in TITLES.items()
    }
    components["responses"][PROBLEM] = {"description": "Any other error.", "content": content}
    location = {"description": "The current URL.", "schema": {**TEXT, "format": "uri"}}
    components["responses"][MOVED] = {
        "description": "The record has another identifier, or was merged into another record.",
        "headers": {"Location": location},
    }
    return result
