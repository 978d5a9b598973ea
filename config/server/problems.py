"""Responses to requests that never reach the application: problems, as the API's own errors are."""

import uuid
from http import HTTPStatus

import structlog
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, NoMoreData, ParseException

from config.server.incoming import Refused
from relations.api.problems.problem import MEDIA_TYPE, Problem, body
from relations.api.problems.problem_types import TITLES

log = structlog.stdlib.get_logger("entente.requests")


def error_response(error: BaseException) -> bytes:
    """The response to an error outside of the application, which is logged with the same request id."""
    refused = refused_by(error)
    status, request_id = TITLES[refused.code][0], uuid.uuid4().hex
    write = log.warning if status < 500 else log.exception
    write("refused", request_id=request_id, status=status, error=str(error))
    return problem_bytes(refused, request_id)


def refused_by(error: BaseException) -> Refused:
    """The code and the detail for an exception."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, LimitRequestLine):
        return Refused("uri_too_long")
    if isinstance(error, LimitRequestHeaders):
        return Refused("headers_too_large")
    is_unreadable = isinstance(error, ParseException | NoMoreData | StopIteration)
    return Refused("bad_request" if is_unreadable else "internal_error")


def problem_bytes(refused: Refused, request_id: str) -> bytes:
    """The complete response. The host is unknown, so `type` is a path."""
    status = HTTPStatus(TITLES[refused.code][0])
    content = body(Problem(refused.code, refused.detail), f"/problems/{refused.code}/", request_id)
    head = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Connection: close",
        f"Content-Type: {MEDIA_TYPE}",
        f"Content-Length: {len(content)}",
        "Cache-Control: no-store",
        f"X-Request-ID: {request_id}",
        "X-Content-Type-Options: nosniff",
    ]
    return "\r\n".join([*head, "", ""]).encode("latin-1") + content
