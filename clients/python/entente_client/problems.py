"""Errors of the API as exceptions: one class for each code, with base classes by status."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import httpx

LONGEST_EXCERPT = 200


class ErrorDetail(NamedTuple):
    """One error in a parameter or at a place in the body."""

    place: str
    code: str
    detail: str


class Problem(Exception):
    """An error response (RFC 9457). `str()` gives the message: the value, the rule and how to fix it."""

    code: str = ""

    def __init__(self, response: httpx.Response, body: dict[str, Any]) -> None:
        self.response = response
        self.status = response.status_code
        self.code = body.get("code", self.code)
        self.title: str = body.get("title", f"A response with status {self.status} that Entente did not send")
        self.detail: str = body.get("detail", "")
        self.page: str = body.get("type", "")
        self.request_id: str = body.get("request_id", response.headers.get("X-Request-ID", ""))
        self.errors: Sequence[ErrorDetail] = [error_detail(each) for each in body.get("errors", [])]
        super().__init__(self.message())

    def message(self) -> str:
        """Return the message: title and detail, the errors, and the page that explains them."""
        lines = [f"{self.title}: {self.detail}" if self.detail else self.title]
        lines += [f"  {each.place}: {each.detail}" for each in self.errors if each.detail not in self.detail]
        lines += [f"  {self.page}"] if self.page else []
        return "\n".join(lines)


class RequestProblem(Problem):
    """4xx: the request must change before it can succeed."""


class ServerProblem(Problem):
    """5xx: the server failed or is unavailable."""


class BadRequest(RequestProblem):
    """400: the request cannot be read."""

    code = "bad_request"


class InvalidParameters(RequestProblem):
    """400: unknown parameters or invalid values; `errors` names each."""

    code = "invalid_parameters"


class InvalidDocument(RequestProblem):
    """400: the body is invalid; `errors` points at each place."""

    code = "invalid_document"


class NotAuthenticated(RequestProblem):
    """401: authentication is required; give the client a token."""

    code = "not_authenticated"


class PermissionDenied(RequestProblem):
    """403: the account lacks the permission."""

    code = "permission_denied"


class NotFound(RequestProblem):
    """404: not found."""

    code = "not_found"


class MethodNotAllowed(RequestProblem):
    """405: the URL does not allow this method."""

    code = "method_not_allowed"


class NotAcceptable(RequestProblem):
    """406: the format is not available."""

    code = "not_acceptable"


class RequestTimeout(RequestProblem):
    """408: the request took too long to arrive."""

    code = "request_timeout"


class RuleViolation(RequestProblem):
    """409: a rule of the data forbids the request; `errors` names it."""

    code = "rule_violation"


class FiguresNotAdditive(RuleViolation):
    """409: the figures cannot be added up; the message names two of them."""

    code = "figures_not_additive"


class Gone(RequestProblem):
    """410: the record was retracted."""

    code = "gone"


class PreconditionFailed(RequestProblem):
    """412: the record has changed since you read it."""

    code = "precondition_failed"


class PayloadTooLarge(RequestProblem):
    """413: the body is too large."""

    code = "payload_too_large"


class UriTooLong(RequestProblem):
    """414: the URL is too long; send fewer values in one request."""

    code = "uri_too_long"


class UnsupportedMediaType(RequestProblem):
    """415: the media type of the body is not supported."""

    code = "unsupported_media_type"


class PreconditionRequired(RequestProblem):
    """428: the request needs If-Match with the revision that you read."""

    code = "precondition_required"


class TooManyRequests(RequestProblem):
    """429 after all tries: too many requests."""

    code = "too_many_requests"


class HeadersTooLarge(RequestProblem):
    """431: the headers are too large."""

    code = "headers_too_large"


class InternalError(ServerProblem):
    """500: internal server error; report its `request_id`."""

    code = "internal_error"


class Unavailable(ServerProblem):
    """503 after all tries: a service that the API depends on is unavailable."""

    code = "unavailable"


class Incomplete(Exception):
    """An export ended before its last line, so rows are missing. Request it again."""


def error_detail(data: dict[str, Any]) -> ErrorDetail:
    """Return one of the errors of a problem."""
    place = data.get("parameter") or data.get("pointer") or ""
    return ErrorDetail(place, data.get("code", ""), data.get("detail", ""))


def every(family: type[Problem]) -> list[type[Problem]]:
    """Return all subclasses of a class, at any depth."""
    return [each for kind in family.__subclasses__() for each in (kind, *every(kind))]


def problem_of(response: httpx.Response) -> Problem:
    """Return the exception for an error response that was read."""
    body: dict[str, Any] = {}
    if response.headers.get("Content-Type", "").startswith("application/problem+json"):
        body = response.json()
    kinds = {kind.code: kind for kind in every(Problem) if kind.code}
    family = ServerProblem if response.is_server_error else RequestProblem
    return kinds.get(body.get("code", ""), family)(
        response, body or {"detail": response.text[:LONGEST_EXCERPT]}
    )
