"""Error responses: each is one RFC 9457 problem, `application/problem+json`."""

import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from rest_framework.exceptions import APIException

from relations.api.problems.problem_types import TITLES, TYPES, type_of_parameter_errors
from relations.api.problems.write_problems import write_problem
from relations.errors import Error, FiguresNotAdditive, Unavailable

MEDIA_TYPE = "application/problem+json"
SECONDS_TO_WAIT = "5"

# The code of a status with several codes: the most general one.
CODES = {status: code for code, (status, _) in reversed(TITLES.items())} | {409: "rule_violation"}
DETAILS = {
    "uri_too_long": "The URL with its parameters is longer than 8190 characters.",
    "csrf": "The form has no valid CSRF token: you signed in again since you opened it, or your browser does "
    "not accept cookies. Go back, copy what you typed, and open the form again.",
    "headers_too_large": "A header is longer than 8190 characters, or there are more than 100.",
    "not_found": "No page and no resource has this URL. /api/v1/ lists the resources.",
    "internal_error": "The error is logged with this request ID. Quote it when you report the error.",
    "unavailable": "The database or the cache does not respond. Try again in a few seconds.",
}

log = logging.getLogger("relations.api")


class ParameterError(ValueError):
    """One error in one parameter."""

    def __init__(self, parameter: str, code: str, detail: str) -> None:
        super().__init__(detail)
        self.parameter, self.code, self.detail = parameter, code, detail

    def as_member(self) -> dict[str, str | None]:
        return {"pointer": None, "parameter": self.parameter, "code": self.code, "detail": self.detail}


class InvalidParameters(APIException):
    """All errors in the parameters of a request."""

    status_code = 400

    def __init__(self, errors: Sequence[ParameterError]) -> None:
        super().__init__(" ".join(error.detail for error in errors))
        self.errors = errors


class PreconditionRequired(APIException):
    """A write does not name the revision that its author has read: 428."""

    status_code = 428
    default_detail = 'Send the ETag that you have read as If-Match, e.g. If-Match: "3".'


class Gone(APIException):
    """The record was published and is retracted: 410."""

    status_code = 410


class PreconditionFailed(APIException):
    """The record is not in the state that the request requires: 412."""

    status_code = 412
    default_detail = "The current version is not the one that the condition names. Read it again."


class Unchanged(Exception):
    """The response has not changed: 304."""

    def __init__(self, response: HttpResponseBase) -> None:
        super().__init__("unchanged")
        self.response = response


class Moved(Exception):
    """The record has another URL: 308."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class Problem(NamedTuple):
    """The content of an error response."""

    code: str
    detail: str = ""
    errors: Sequence[Mapping[str, str | None]] = ()
    headers: Mapping[str, str] = {}
    type: str = ""

    @property
    def page(self) -> str:
        """The name of the type of the problem, and of its page."""
        return self.type or self.code


def exception_response(exception: Exception, context: Mapping[str, Any]) -> HttpResponseBase | None:
    """The exception handler of DRF. None lets unforeseen exceptions reach `server_error` and the log."""
    if isinstance(exception, Moved):
        # Merges can be undone, but clients cache a 308 for ever unless told otherwise.
        kept = {"Cache-Control": f"public, max-age={settings.CACHE_SECONDS}"}
        return HttpResponsePermanentRedirect(exception.url, preserve_request=True, headers=kept)
    if isinstance(exception, Unchanged):
        return exception.response
    found = expected_problem(exception)
    return found and problem_response(context["request"], found)


def expected_problem(exception: BaseException | None) -> Problem | None:
    """The problem of an expected exception; None for others."""
    if isinstance(exception, OperationalError | InterfaceError | Unavailable):
        log.error("A service this depends on is unavailable", exc_info=exception)
        return Problem("unavailable", headers={"Retry-After": SECONDS_TO_WAIT})
    if isinstance(exception, FiguresNotAdditive):
        pair = [
            ParameterError("by", exception.reason, record_key).as_member() for record_key in exception.pair
        ]
        return Problem(exception.code, str(exception), pair)
    if isinstance(exception, InvalidParameters):
        members = [error.as_member() for error in exception.errors]
        kind = type_of_parameter_errors({error.code for error in exception.errors})
        return Problem("invalid_parameters", str(exception.detail), members, type=kind)
    if isinstance(exception, Error):
        refused = write_problem(exception)
        return Problem(refused.code, str(exception), refused.errors, refused.headers)
    if isinstance(exception, APIException):
        return Problem(CODES[exception.status_code], str(exception.detail), headers=headers_of(exception))
    return Problem("not_found") if isinstance(exception, Http404) else None


def headers_of(exception: APIException) -> dict[str, str]:
    found = {
        "WWW-Authenticate": getattr(exception, "auth_header", None),
        "Retry-After": getattr(exception, "wait", None),
    }
    return {name: str(value) for name, value in found.items() if value is not None}


def problem_response(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as a response. `type` is the URL of the page that explains it."""
    page = absolute_url(request, reverse("problem", args=[problem.page]))
    headers = {"Cache-Control": "no-store", **problem.headers}
    return HttpResponse(
        body(problem, page, getattr(request, "request_id", "")),
        status=TITLES[problem.code][0],
        content_type=MEDIA_TYPE,
        headers=headers,
    )


def body(problem: Problem, page: str, request_id: str) -> bytes:
    """The body of a problem; `page` explains it."""
    status, title = TYPES[problem.page]
    members = {
        "type": page,
        "title": title,
        "status": status,
        "detail": problem.detail or DETAILS.get(problem.code, f"{title}."),
        "code": problem.code,
        "request_id": request_id,
        "errors": list(problem.errors),
    }
    return orjson.dumps(members)


def absolute_url(request: HttpRequest, path: str) -> str:
    """The absolute URL of a path, or the path alone if the request named a host that is not ours."""
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:
        return path


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    detail = "The Host header is not a host of this service." if isinstance(exception, DisallowedHost) else ""
    return problem_response(request, Problem("bad_request", detail))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem_response(request, Problem("permission_denied"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form with an outdated or foreign CSRF token."""
    return problem_response(request, Problem("permission_denied", DETAILS["csrf"]))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem_response(request, Problem("not_found"))


def server_error(request: HttpRequest) -> HttpResponse:
    return problem_response(request, expected_problem(sys.exc_info()[1]) or Problem("internal_error"))


def translate(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: make a problem of errors that Django or a package responds with."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_ours = response.status_code < 400 or response.headers.get("Content-Type") == MEDIA_TYPE
        if is_ours or settings.DEBUG:
            return response
        kept = {name: value for name, value in response.headers.items() if not name.startswith("Content-")}
        code = CODES.get(
            response.status_code, "internal_error" if response.status_code >= 500 else "bad_request"
        )
        return problem_response(request, Problem(code, headers=kept))

    return middleware
