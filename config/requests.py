"""Gives each request an id, which the response and every log line show, and logs the request."""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponseBase

HEADER = "X-Request-ID"
SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

log = structlog.stdlib.get_logger("entente.requests")


def identify(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Set `request.request_id`: the caller's, if it is safe to print, or else a new one."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        request.request_id = request_id = safe_id(request.headers.get(HEADER, ""))
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = get_response(request)
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            # Without the query string, because searches are private.
            log.info(
                "request",
                method=request.method,
                path=request.path,
                status=response.status_code,
                milliseconds=milliseconds,
            )
        response.headers[HEADER] = request_id
        return response

    return middleware


def safe_id(offered: str) -> str:
    """Return the offered id if it is short and plain, or else a random one."""
    return offered if SAFE_ID.fullmatch(offered) else uuid.uuid4().hex
