"""Every answer that is not 2xx or 3xx, as one RFC 9457 problem: `application/problem+json`."""

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

from relations.api.refusals import refusal
from relations.errors import EntenteError, FiguresCollide, Unavailable

MEDIA_TYPE = "application/problem+json"
SECONDS_TO_WAIT = "5"

# The stable codes, each with a page of the same name, and the title that never changes with the occasion.
TITLES = {
    "bad_request": (400, "The request cannot be read"),
    "invalid_parameters": (400, "Parameters that this address does not take"),
    "invalid_document": (400, "The body cannot be taken as it is"),
    "not_authenticated": (401, "This needs an account"),
    "permission_denied": (403, "This account may not do that"),
    "not_found": (404, "Nothing is here"),
    "method_not_allowed": (405, "This address does not take this method"),
    "not_acceptable": (406, "There is no such format here"),
    "figures_collide": (409, "These figures do not add up"),
    "refused": (409, "A rule stands in the way"),
    "gone": (410, "This record was retracted"),
    "precondition_failed": (412, "It is in another state than you expect"),
    "payload_too_large": (413, "The body is too large"),
    "uri_too_long": (414, "The address is too long"),
    "unsupported_media_type": (415, "Bodies of this type are not read here"),
    "precondition_required": (428, "Say which revision you have read"),
    "too_many_requests": (429, "Too many requests"),
    "headers_too_large": (431, "The headers are too large"),
    "internal_error": (500, "A fault of ours"),
    "unavailable": (503, "Something that this needs is away"),
}
# Of several with one status, the one that says least.
CODES = {status: code for code, (status, _) in reversed(TITLES.items())} | {409: "refused"}
DETAILS = {
    "uri_too_long": "The address with its parameters is longer than 8190 characters.",
    "csrf": "The form came without the token of your session: you signed in anew since you opened it, or "
    "your browser keeps no cookies. Go back, copy what you typed, and open the form again.",
    "headers_too_large": "A header is longer than 8190 characters, or there are more than 100.",
    "not_found": "No page and no resource has this address. /api/v1/ lists the resources.",
    "internal_error": "The fault is recorded under the request id; say it when you report this.",
    "unavailable": "The database or the cache does not answer. Ask again in a few seconds.",
}

log = logging.getLogger("relations.api")


class Fault(ValueError):
    """One thing wrong with one parameter."""

    def __init__(self, parameter: str, code: str, detail: str) -> None:
        super().__init__(detail)
        self.parameter, self.code, self.detail = parameter, code, detail

    def as_member(self) -> dict[str, str | None]:
        return {"pointer": None, "parameter": self.parameter, "code": self.code, "detail": self.detail}


class InvalidParameters(APIException):
    """All that is wrong with the parameters of one request."""

    status_code = 400

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(" ".join(fault.detail for fault in faults))
        self.faults = faults


class PreconditionRequired(APIException):
    """A write that does not say which revision its author has read: 428."""

    status_code = 428
    default_detail = 'Send the ETag that you have read as If-Match, e.g. If-Match: "3".'


class Gone(APIException):
    """A record that was published and is retracted: 410."""

    status_code = 410


class PreconditionFailed(APIException):
    """The request holds only for another state of what it asks for: 412."""

    status_code = 412
    default_detail = "What stands here is not what the condition names. Ask again without it."


class Unchanged(Exception):
    """What the reader holds already still stands: 304."""

    def __init__(self, response: HttpResponseBase) -> None:
        super().__init__("unchanged")
        self.response = response


class Moved(Exception):
    """What was asked for lives at another address: 308."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class Problem(NamedTuple):
    """What an answer says about what went wrong."""

    code: str
    detail: str = ""
    errors: Sequence[Mapping[str, str | None]] = ()
    headers: Mapping[str, str] = {}


def answer_exception(exception: Exception, context: Mapping[str, Any]) -> HttpResponseBase | None:
    """DRF's handler. None lets an exception of ours that nobody foresaw reach `server_error`, and the log."""
    if isinstance(exception, Moved):
        # Merges can be undone, and who is told nothing keeps where a 308 leads for ever.
        kept = {"Cache-Control": f"public, max-age={settings.CACHE_SECONDS}"}
        return HttpResponsePermanentRedirect(exception.url, preserve_request=True, headers=kept)
    if isinstance(exception, Unchanged):
        return exception.response
    found = understood(exception)
    return found and answer(context["request"], found)


def understood(exception: BaseException | None) -> Problem | None:
    """The problem that an exception stands for, if it is one of those that have an answer."""
    if isinstance(exception, OperationalError | InterfaceError | Unavailable):
        log.error("Something that answers need is away", exc_info=exception)
        return Problem("unavailable", headers={"Retry-After": SECONDS_TO_WAIT})
    if isinstance(exception, FiguresCollide):
        pair = [Fault("group_by", exception.reason, record_key).as_member() for record_key in exception.pair]
        return Problem(exception.code, str(exception), pair)
    if isinstance(exception, InvalidParameters):
        members = [fault.as_member() for fault in exception.faults]
        return Problem("invalid_parameters", str(exception.detail), members)
    if isinstance(exception, EntenteError):
        refused = refusal(exception)
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


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as a response; `type` is the page that explains it."""
    page = address(request, reverse("problem", args=[problem.code]))
    headers = {"Cache-Control": "no-store", **problem.headers}
    return HttpResponse(
        body(problem, page, getattr(request, "request_id", "")),
        status=TITLES[problem.code][0],
        content_type=MEDIA_TYPE,
        headers=headers,
    )


def body(problem: Problem, page: str, request_id: str) -> bytes:
    """What the answer says; `page` explains it."""
    status, title = TITLES[problem.code]
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


def address(request: HttpRequest, path: str) -> str:
    """The absolute address of a path, or the path alone where the request named a host that is not ours."""
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:
        return path


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    detail = "The Host header names no host of ours." if isinstance(exception, DisallowedHost) else ""
    return answer(request, Problem("bad_request", detail))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, Problem("permission_denied"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of the desk that somebody signed in anew since they opened it, or that another site sent."""
    return answer(request, Problem("permission_denied", DETAILS["csrf"]))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, Problem("not_found"))


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(request, understood(sys.exc_info()[1]) or Problem("internal_error"))


def translate(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: an error that Django or a package answered in its own manner becomes a problem too."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_ours = response.status_code < 400 or response.headers.get("Content-Type") == MEDIA_TYPE
        if is_ours or settings.DEBUG:
            return response
        kept = {name: value for name, value in response.headers.items() if not name.startswith("Content-")}
        code = CODES.get(
            response.status_code, "internal_error" if response.status_code >= 500 else "bad_request"
        )
        return answer(request, Problem(code, headers=kept))

    return middleware
