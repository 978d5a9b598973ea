"""The worker of gunicorn, whose refusals of what it cannot read are problems like all others."""

import uuid
from typing import Any

import structlog
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from relations.api.errors import MEDIA_TYPE, Problem, body

REASONS = {
    400: "Bad Request",
    414: "URI Too Long",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
}

log = structlog.stdlib.get_logger("entente.requests")


class ProblemWorker(ThreadWorker):
    """Threads in one process. What reaches no application is refused here: too long, or no HTTP."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:  # noqa: ARG002
        """Answer with the problem that stands for the exception, and log it with its id."""
        code, status = understood(exc)
        request_id = uuid.uuid4().hex
        write = log.warning if status < 500 else log.exception
        write("refused", request_id=request_id, status=status, error=str(exc))
        try:
            write_nonblock(client, answer(code, status, request_id))
        except OSError:
            log.debug("nobody waits for this answer", request_id=request_id)


def understood(exc: Exception) -> tuple[str, int]:
    """Return the code of the problem that an exception stands for, and its status."""
    if isinstance(exc, LimitRequestLine):
        return "uri_too_long", 414
    if isinstance(exc, LimitRequestHeaders):
        return "headers_too_large", 431
    return ("bad_request", 400) if isinstance(exc, ParseException) else ("internal_error", 500)


def answer(code: str, status: int, request_id: str) -> bytes:
    """Return the whole answer. Which of our hosts was asked is not known, so `type` is a path."""
    content = body(Problem(code), f"/problems/{code}/", request_id)
    head = [
        f"HTTP/1.1 {status} {REASONS[status]}",
        "Connection: close",
        f"Content-Type: {MEDIA_TYPE}",
        f"Content-Length: {len(content)}",
        "Cache-Control: no-store",
        f"X-Request-ID: {request_id}",
        "X-Content-Type-Options: nosniff",
    ]
    return "\r\n".join([*head, "", ""]).encode("latin-1") + content
