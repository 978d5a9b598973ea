"""Retries, idempotency keys and caching. The policy yields what to do and does no input or output itself."""

import random
import time
import uuid
from collections.abc import Callable, Generator
from email.utils import parsedate_to_datetime

import httpx

from entente_client.caching import Cache, revalidated
from entente_client.declared import WITHOUT_KEY
from entente_client.problems import problem_of

Step = httpx.Request | float
Result = httpx.Response | httpx.TransportError | None

RETRIED_STATUSES = {429, 502, 503, 504}
SAFE = {"GET", "HEAD", "OPTIONS"}
FIRST_WAIT = 0.5
LONGEST_WAIT = 60.0


class RequestPolicy:
    """How requests are retried and cached.

    Reads, and POSTs with an idempotency key, are retried after 429, 502, 503 and 504, as `Retry-After` says,
    and after errors of the connection. Corrections and deletions are never retried.
    """

    def __init__(
        self, *, tries: int = 4, cache_bytes: int = 32_000_000, now: Callable[[], float] = time.time
    ):
        self.tries = tries
        self.cache = Cache(cache_bytes)
        self._now = now

    def steps(self, request: httpx.Request) -> Generator[Step, Result, httpx.Response]:
        """Yield requests to send and seconds to wait; return the response. Raises Problem."""
        add_idempotency_key(request)
        cached = self.cache.find(request) if request.method == "GET" else None
        if cached is not None:
            request.headers["If-None-Match"] = cached.tag
        result = yield request
        for attempt in range(1, self.tries):
            wait = self.wait(request, result, attempt)
            if wait is None:
                break
            yield wait
            result = yield request
        if not isinstance(result, httpx.Response):
            raise result or httpx.TransportError("no response")
        if result.status_code == httpx.codes.NOT_MODIFIED and cached is not None:
            return revalidated(request, cached, result)
        return self.store(request, result)

    def store(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        """Return a successful response after caching it. Raises Problem for others."""
        if response.is_error:
            raise problem_of(response)
        if request.method == "GET" and is_read(response):
            self.cache.store(request, response)
        return response

    def wait(self, request: httpx.Request, result: Result, attempt: int) -> float | None:
        """Return the seconds to wait before the next try; None if the request is not retried."""
        if request.method not in SAFE and "Idempotency-Key" not in request.headers:
            return None
        backoff = FIRST_WAIT * 2.0 ** (attempt - 1) * random.uniform(0.5, 1)  # noqa: S311 (spreads clients in time)
        if not isinstance(result, httpx.Response):
            return backoff
        if result.status_code not in RETRIED_STATUSES:
            return None
        requested = self.seconds(result.headers.get("Retry-After"))
        if requested is None:
            return backoff
        return requested if requested <= LONGEST_WAIT else None

    def seconds(self, retry_after: str | None) -> float | None:
        """Return the seconds of a Retry-After header, a number or a date; None if it is neither."""
        if retry_after is None:
            return None
        if retry_after.isdecimal():
            return float(retry_after)
        try:
            return max(0.0, parsedate_to_datetime(retry_after).timestamp() - self._now())
        except ValueError:
            return None


def add_idempotency_key(request: httpx.Request) -> None:
    """Add an idempotency key to a POST, so that the server applies it once even if it is sent again."""
    if request.method == "POST" and not WITHOUT_KEY.search(request.url.path):
        request.headers.setdefault("Idempotency-Key", str(uuid.uuid4()))


def is_read(response: httpx.Response) -> bool:
    """Return whether a response is read completely before it is used. Exports are streamed."""
    return response.status_code != httpx.codes.OK or "json" in media_type(response).removesuffix("x-ndjson")


def media_type(response: httpx.Response) -> str:
    """Return the media type of a response, without its parameters."""
    return str(response.headers.get("Content-Type", "")).partition(";")[0].strip()
