"""Writes in the OpenAPI document: who may, what they ask beside a body, and what they are answered."""

from typing import Any

from relations.api import asked, body_examples
from relations.api.errors import TITLES
from relations.api.permissions import ANYBODY, right_asked
from relations.api.problem_schema import MOVED, reference

FORM, LINES = "Written", "Lines"
ALWAYS = (
    "invalid_document",
    "not_authenticated",
    "not_acceptable",
    "payload_too_large",
    "uri_too_long",
    "unsupported_media_type",
    "too_many_requests",
    "headers_too_large",
    "internal_error",
    "unavailable",
)
OF_ACCOUNTS, OF_CURATION = ("permission_denied",), ("refused",)
OF_REVISIONS = ("precondition_failed", "precondition_required")
DESCRIPTIONS = {
    "200": "It is so now, or (`dry_run`) would be.",
    "201": "It was made.",
    "202": "It is proposed, and waits for somebody else.",
    "204": "It is gone.",
}
LINES_FORM = {
    "type": "string",
    "description": 'Documents, one `["kind", {…}]` a line, as exports write them.',
    "examples": [body_examples.LINES],
}
TABLE_FORM = {
    "type": "string",
    "description": "Rows of one kind under the names of their fields.",
    "examples": [body_examples.TABLE],
}
SCHEMES = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token from /api/v1/tokens/, in the header `Authorization`, never in an address.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "The session of the admin; writes also carry the header `X-CSRFToken`.",
    },
}


def auth(view: Any, method: str) -> list[dict[str, list]]:
    """Who may ask: anybody, or whoever has a token or a session."""

    class Asking:
        pass

    Asking.method = method
    return [] if right_asked(Asking, view) == ANYBODY else [{name: []} for name in SCHEMES]


def parameters(view: Any, method: str) -> list:
    """What a write asks beside its body."""
    if not hasattr(view, "answer_once"):
        return []
    required = view.action in view.conditional_actions
    revision = [asked.revision_parameter(required=required)] if view.compares_revisions else []
    return [*revision, *asked.parameters(method)]


def body(view: Any) -> dict[str, Any] | None:
    """The body of a write."""
    form = getattr(view, "bodies", {}).get(getattr(view, "action", None))
    if form is None:
        return None
    if form == LINES:
        content = {
            "application/x-ndjson": {"schema": LINES_FORM, "example": body_examples.LINES},
            "text/csv": {"schema": TABLE_FORM, "example": body_examples.TABLE},
        }
        return {"required": True, "content": content}
    name = FORM + form.format(getattr(getattr(view, "queryset", None), "model", type(None)).__name__)
    content = {"schema": reference("schemas", name)} | body_examples.example_of(view, form)
    return {"required": True, "content": {"application/json": content}}


def responses(view: Any, bodies: dict[str, Any], has_key: bool) -> dict[str, Any]:
    """What a write is answered."""
    curates = hasattr(view, "answer_once") or view.action in ("approve", "decline")
    codes = [*ALWAYS, *(OF_CURATION if curates else ())]
    codes += OF_ACCOUNTS if auth(view, view.request.method) else ()
    codes += ["not_found"] if has_key else []
    codes += OF_REVISIONS if view.compares_revisions else ()
    problems = {str(TITLES[code][0]): reference("responses", code) for code in codes}
    moved = {"308": reference("responses", MOVED)} if has_key else {}
    told = {status: found | {"description": DESCRIPTIONS[status]} for status, found in bodies.items()}
    return dict(sorted((told | problems | moved).items()))
