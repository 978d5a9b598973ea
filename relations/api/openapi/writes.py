"""Writes in the OpenAPI document: authentication, parameters, bodies and responses."""

from typing import Any

from relations.api.openapi.statuses import is_restricted
from relations.api.parameters import write_headers
from relations.api.views.writing import body_serializer

JSON = "application/json"
SCHEMES = ("token", "session")
DESCRIPTIONS = {
    "200": "Changed; with `dry_run`, what would change.",
    "201": "Created.",
    "202": "Proposed. Somebody else has to approve it.",
    "204": "Deleted.",
}


def auth(view: Any, method: str) -> list[dict[str, list]]:
    """The security of an operation; empty for public ones."""
    return [{name: []} for name in SCHEMES] if is_restricted(view, method) else []


def headers(view: Any, method: str) -> list:
    """The request headers of a write."""
    if not hasattr(view, "respond_once"):
        return []
    required = view.action in view.conditional_actions
    revision = [write_headers.revision_parameter(required=required)] if view.compares_revisions else []
    return [*revision, *([write_headers.key_parameter()] if method == "POST" else [])]


def body(view: Any) -> dict[str, Any] | None:
    """The body of a write by media type: a serializer, or a schema for text; None if it has no body."""
    found = getattr(view, "bodies", {}).get(getattr(view, "action", None))
    if isinstance(found, dict):
        return {media_type: text.schema for media_type, text in found.items()}
    return found and {JSON: body_serializer(view)}


def with_examples(view: Any, found: dict[str, Any]) -> dict[str, Any]:
    """The body in the OpenAPI document, with a valid example."""
    declared = view.bodies[view.action]
    content = {
        media_type: each
        | example_of(declared[media_type] if isinstance(declared, dict) else body_serializer(view))
        for media_type, each in found["content"].items()
    }
    return {"required": True, "content": content}


def example_of(body: Any) -> dict[str, Any]:
    """The example of a body, if it has one."""
    return {} if body.example is None else {"example": body.example}


def described(bodies: dict[str, Any]) -> dict[str, Any]:
    """The successful responses of a write, with a description each."""
    return {status: found | {"description": DESCRIPTIONS[status]} for status, found in bodies.items()}
