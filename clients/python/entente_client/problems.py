"""What the API refuses, as exceptions: one class a code, families by status, the cure in the message."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import httpx

LONGEST_EXCERPT = 200


class Fault(NamedTuple):
    """One thing wrong with a parameter or with a place in a body."""

    place: str
    code: str
    detail: str


class Problem(Exception):
    """An answer that is no success (RFC 9457). `str()` tells the value, the rule and the cure."""

    code: str = ""

    def __init__(self, response: httpx.Response, said: dict[str, Any]) -> None:
        self.response = response
        self.status = response.status_code
        self.code = said.get("code", self.code)
        self.title: str = said.get(
            "title", f"An answer with status {self.status} that is no problem of Entente"
        )
        self.detail: str = said.get("detail", "")
        self.page: str = said.get("type", "")
        self.request_id: str = said.get("request_id", response.headers.get("X-Request-ID", ""))
        self.errors: Sequence[Fault] = [fault(each) for each in said.get("errors", [])]
        super().__init__(self.message())

    def message(self) -> str:
        """Return the sentences that a person needs."""
        lines = [f"{self.title}: {self.detail}" if self.detail else self.title]
        lines += [f"  {each.place}: {each.detail}" for each in self.errors if each.detail not in self.detail]
        lines += [f"  {self.page}"] if self.page else []
        return "\n".join(lines)


class RequestProblem(Problem):
    """4xx: something about the request must change before it can succeed."""


class ServerProblem(Problem):
    """5xx: the server's own fault, or its trouble for the moment."""


class BadRequest(RequestProblem):
    """400: the request cannot be read."""

    code = "bad_request"


class InvalidParameters(RequestProblem):
    """400: parameters that the address does not take; `errors` names each."""

    code = "invalid_parameters"


class InvalidDocument(RequestProblem):
    """400: the body cannot be taken as it is; `errors` points at each place."""

    code = "invalid_document"


class NotAuthenticated(RequestProblem):
    """401: this needs an account; give the client a token."""

    code = "not_authenticated"


class PermissionDenied(RequestProblem):
    """403: this account may not do that."""

    code = "permission_denied"


class NotFound(RequestProblem):
    """404: nothing is here."""

    code = "not_found"


class MethodNotAllowed(RequestProblem):
    """405: the address does not take this method."""

    code = "method_not_allowed"


class NotAcceptable(RequestProblem):
    """406: there is no such format here."""

    code = "not_acceptable"


class Refused(RequestProblem):
    """409: a rule of the product stands in the way."""

    code = "refused"


class FiguresCollide(Refused):
    """409: figures that do not add up; the message names two of them."""

    code = "figures_collide"


class Gone(RequestProblem):
    """410: the record was retracted."""

    code = "gone"


class PreconditionFailed(RequestProblem):
    """412: it is in another state than you have read."""

    code = "precondition_failed"


class PayloadTooLarge(RequestProblem):
    """413: the body is too large."""

    code = "payload_too_large"


class UriTooLong(RequestProblem):
    """414: the address is too long; ask for fewer values at a time."""

    code = "uri_too_long"


class UnsupportedMediaType(RequestProblem):
    """415: bodies of this type are not read here."""

    code = "unsupported_media_type"


class PreconditionRequired(RequestProblem):
    """428: say which revision you have read."""

    code = "precondition_required"


class TooManyRequests(RequestProblem):
    """429, after all tries: this client has asked too often."""

    code = "too_many_requests"


class HeadersTooLarge(RequestProblem):
    """431: the headers are too large."""

    code = "headers_too_large"


class InternalError(ServerProblem):
    """500: a fault of the server; report its `request_id`."""

    code = "internal_error"


class Unavailable(ServerProblem):
    """503, after all tries: something that the server needs is away."""

    code = "unavailable"


class Incomplete(Exception):
    """An export broke off before its last line, so that rows are missing. Ask again."""


def fault(said: dict[str, Any]) -> Fault:
    """Return one fault of a problem."""
    return Fault(
        said.get("parameter") or said.get("pointer") or "", said.get("code", ""), said.get("detail", "")
    )


def every(family: type[Problem]) -> list[type[Problem]]:
    """Return the classes of a family, its own members included."""
    return [each for kind in family.__subclasses__() for each in (kind, *every(kind))]


def problem_of(response: httpx.Response) -> Problem:
    """Return the exception for an answer that has been read."""
    said: dict[str, Any] = {}
    if response.headers.get("Content-Type", "").startswith("application/problem+json"):
        said = response.json()
    kinds = {kind.code: kind for kind in every(Problem) if kind.code}
    family = ServerProblem if response.is_server_error else RequestProblem
    return kinds.get(said.get("code", ""), family)(
        response, said or {"detail": response.text[:LONGEST_EXCERPT]}
    )
