"""The problems that each operation can respond with, and those that the document lists one by one."""

from collections.abc import Iterator
from typing import Any

from relations.api.http.permissions import ANYBODY, required_permission
from relations.api.openapi.components import reference
from relations.api.openapi.problems import MOVED, PROBLEM
from relations.api.parameters.grouping import AGGREGATE
from relations.api.problems.problem_types import TITLES
from relations.models import Record

# Traits of operations, and the codes of the problems that each brings.
PROBLEMS: dict[str, tuple[str, ...]] = {
    "any": (
        "bad_request",
        "invalid_parameters",
        "not_acceptable",
        "uri_too_long",
        "too_many_requests",
        "headers_too_large",
        "internal_error",
        "unavailable",
    ),
    "reads": ("precondition_failed",),
    "writes": ("invalid_document", "not_authenticated", "payload_too_large", "unsupported_media_type"),
    "needs an account": ("not_authenticated", "permission_denied"),
    "curates": ("rule_violation",),
    "compares revisions": ("precondition_failed", "precondition_required"),
    "has an identifier": ("not_found",),
    "reads one record": ("gone",),
    "adds amounts": ("figures_not_additive",),
}
# Problems that clients must tell apart. `default` stands for all others, and for 412 of a read, which is
# rarely conditional on If-Match.
LISTED = frozenset(
    {
        "not_authenticated",
        "permission_denied",
        "not_found",
        "figures_not_additive",
        "rule_violation",
        "gone",
        "precondition_failed",
        "precondition_required",
        "too_many_requests",
    }
)


def problem_codes(view: Any, method: str, *, has_id: bool) -> frozenset[str]:
    """The codes of all problems that an operation can respond with."""
    return frozenset(code for trait in traits(view, method, has_id=has_id) for code in PROBLEMS[trait])


def problem_responses(view: Any, method: str, *, has_id: bool) -> dict[str, Any]:
    """The responses of an operation that are problems or redirects, by status."""
    listed = problem_codes(view, method, has_id=has_id) & LISTED
    if method == "GET":
        listed -= {"precondition_failed"}
    found = {str(TITLES[code][0]): reference("responses", code) for code in listed}
    moved = {"308": reference("responses", MOVED)} if has_id else {}
    return found | moved | {"default": reference("responses", PROBLEM)}


def traits(view: Any, method: str, *, has_id: bool) -> Iterator[str]:
    """The traits of an operation, named as in `PROBLEMS`."""
    yield "any"
    if is_restricted(view, method):
        yield "needs an account"
    if has_id:
        yield "has an identifier"
    yield from reading_traits(view, has_id=has_id) if method == "GET" else writing_traits(view)


def reading_traits(view: Any, *, has_id: bool) -> Iterator[str]:
    yield "reads"
    model = getattr(getattr(view, "queryset", None), "model", None)
    if has_id and model is not None and issubclass(model, Record):
        yield "reads one record"
    if AGGREGATE in view.declared_parameters("GET"):
        yield "adds amounts"


def writing_traits(view: Any) -> Iterator[str]:
    yield "writes"
    if hasattr(view, "respond_once") or view.action in ("approve", "decline"):
        yield "curates"
    if view.compares_revisions:
        yield "compares revisions"


def is_restricted(view: Any, method: str) -> bool:
    """Whether an operation needs an account."""

    class Request:
        pass

    Request.method = method
    return required_permission(Request, view) != ANYBODY


def is_for_curators(view: Any, method: str) -> bool:
    """Whether an operation is in the document for curators.

    Creating a token is, although it needs no account.
    """
    return method != "GET" or is_restricted(view, method)
