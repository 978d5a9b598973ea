"""How a request is made: keys, conditions, patience. It yields what to do, and does nothing itself."""

import random
import time
import uuid
from collections.abc import Callable, Generator
from email.utils import parsedate_to_datetime

import httpx

from entente_client.declared import WITHOUT_KEY
from entente_client.kept import Cache, renewed
from entente_client.problems import problem_of

Step = httpx.Request | float
Said = httpx.Response | httpx.TransportError | None

WORTH_ANOTHER_TRY = {429, 502, 503, 504}
SAFE = {"GET", "HEAD", "OPTIONS"}
FIRST_WAIT = 0.5
LONGEST_WAIT = 60.0


class Manners:
    """What this client does around each request.

    Reads, and POSTs that carry an idempotency key, are tried again where the server asks for patience
    (`Retry-After`) or the line breaks. Corrections and deletions never are.
    """

    def __init__(
        self, *, tries: int = 4, cache_bytes: int = 32_000_000, now: Callable[[], float] = time.time
    ):
        self.tries = tries
        self.cache = Cache(cache_bytes)
        self._now = now

    def steps(self, request: httpx.Request) -> Generator[Step, Said, httpx.Response]:
        """Yield requests to send and seconds to wait; return the answer. Raises Problem."""
        give_key(request)
        kept = self.cache.find(request) if request.method == "GET" else None
        if kept is not None:
            request.headers["If-None-Match"] = kept.tag
        said = yield request
        for attempt in range(1, self.tries):
            wait = self.wait(request, said, attempt)
            if wait is None:
                break
            yield wait
            said = yield request
        if not isinstance(said, httpx.Response):
            raise said or httpx.TransportError("nothing was said")
        if said.status_code == httpx.codes.NOT_MODIFIED and kept is not None:
            return renewed(request, kept, said)
        return self.settled(request, said)

    def settled(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        """Return an answer, kept for the next time. Raises Problem if it is none."""
        if response.is_error:
            raise problem_of(response)
        if request.method == "GET" and is_read(response):
            self.cache.keep(request, response)
        return response

    def wait(self, request: httpx.Request, said: Said, attempt: int) -> float | None:
        """Return how long to wait for another try; None if there shall be none."""
        if request.method not in SAFE and "Idempotency-Key" not in request.headers:
            return None
        backoff = FIRST_WAIT * 2.0 ** (attempt - 1) * random.uniform(0.5, 1)  # noqa: S311 (spreads clients in time)
        if not isinstance(said, httpx.Response):
            return backoff
        if said.status_code not in WORTH_ANOTHER_TRY:
            return None
        asked = self.seconds(said.headers.get("Retry-After"))
        return backoff if asked is None else asked if asked <= LONGEST_WAIT else None

    def seconds(self, retry_after: str | None) -> float | None:
        """Return how long the server asks to wait, in seconds or until a moment."""
        if retry_after is None:
            return None
        if retry_after.isdecimal():
            return float(retry_after)
        try:
            return max(0.0, parsedate_to_datetime(retry_after).timestamp() - self._now())
        except ValueError:
            return None


def give_key(request: httpx.Request) -> None:
    """Give a POST its key, so that it is done once however often it is sent."""
    if request.method == "POST" and not WITHOUT_KEY.search(request.url.path):
        request.headers.setdefault("Idempotency-Key", str(uuid.uuid4()))


def is_read(response: httpx.Response) -> bool:
    """Tell whether an answer is read whole before anybody uses it; exports are read as they come."""
    return response.status_code != httpx.codes.OK or "json" in media_type(response).removesuffix("x-ndjson")


def media_type(response: httpx.Response) -> str:
    """Return the media type of an answer, without its parameters."""
    return str(response.headers.get("Content-Type", "")).partition(";")[0].strip()
