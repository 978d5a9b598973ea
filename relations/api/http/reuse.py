"""Sending a response again while nothing public has changed, before the URL is even looked up."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Event, Lock
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from relations.api.http.caching import CURRENT, METHODS
from relations.api.http.limits import rate_of
from relations.queries.history.public_state import PublicState, public_state
from relations.representations.urls import API_ROOT

# What the response depends on beside the URL, and what is compared with the state in other ways than by ETag.
VARYING = ("HTTP_HOST", "HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH")
LEFT_ALONE = (
    "HTTP_AUTHORIZATION",
    "HTTP_COOKIE",
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
)
# In bytes; the overhead of a response is that of its key and its headers.
LARGEST_KEY, LARGEST_BODY, OVERHEAD = 4_000, 1_000_000, 5_000
SECONDS_TO_WAIT = 5


class Kept(NamedTuple):
    """A response: its status, its headers without those of the rate limit, and its body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def size(self) -> int:
        return len(self.body) + OVERHEAD


class Recent:
    """The responses used last, in so many bytes. Of threads that want the same one, the first makes it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.responses: OrderedDict[Hashable, Kept] = OrderedDict()
        self.size = 0
        self.making: dict[Hashable, Event] = {}

    def get(self, key: Hashable) -> Kept | None:
        with self.lock:
            if key in self.responses:
                self.responses.move_to_end(key)
            return self.responses.get(key)

    def put(self, key: Hashable, kept: Kept) -> None:
        with self.lock:
            self.size += kept.size - (self.responses.pop(key).size if key in self.responses else 0)
            self.responses[key] = kept
            while self.size > settings.RESPONSE_CACHE_BYTES:
                self.size -= self.responses.popitem(last=False)[1].size

    def begin(self, key: Hashable) -> Event | None:
        """Register who makes a response. Returns what to wait for if somebody does already."""
        with self.lock:
            if key in self.making:
                return self.making[key]
            self.making[key] = Event()
            return None

    def end(self, key: Hashable) -> None:
        with self.lock:
            self.making.pop(key).set()

    def clear(self) -> None:
        with self.lock:
            self.responses.clear()
            self.size = 0


RECENT = Recent()


def reuse(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: send a response again that was made in the same public state for the same request.

    The state is read from the database for each request, so that a committed change is always seen. What is
    outside of this middleware (log, request id, CORS) happens for each response.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not settings.RESPONSE_CACHE_BYTES or not is_reusable(request):
            return get_response(request)
        try:
            request.public_state = public_state()
        except DatabaseError as error:
            # The view raises it, so that the response has the headers of any other.
            request.database_error = error
            return get_response(request)
        key = key_of(request, request.public_state)
        return again(request, RECENT.get(key)) or first(request, key) or get_response(request)

    def first(request: HttpRequest, key: Hashable) -> HttpResponseBase | None:
        if waiting := RECENT.begin(key):
            waiting.wait(SECONDS_TO_WAIT)
            return again(request, RECENT.get(key))
        try:
            response = get_response(request)
            keep(key, response, request.public_state)
        finally:
            RECENT.end(key)
        return response

    return middleware


def is_reusable(request: HttpRequest) -> bool:
    """Whether a response to this request depends on nothing but the state and its key."""
    headers = request.META
    return (
        request.method in METHODS
        and request.path_info.startswith(f"/{API_ROOT}")
        and request.path_info != f"/{API_ROOT}"
        and "HTTP_HOST" in headers
        and not any(headers.get(name) for name in LEFT_ALONE)
        and sum(len(headers.get(name, "")) for name in (*VARYING, "QUERY_STRING")) < LARGEST_KEY
    )


def key_of(request: HttpRequest, state: PublicState) -> Hashable:
    """The state, and everything in the request that can change the response."""
    headers = request.META
    url = (request.scheme, request.path, headers.get("QUERY_STRING", ""))
    return (state, request.method, *url, *(headers.get(name) for name in VARYING))


def keep(key: Hashable, response: HttpResponseBase, state: PublicState) -> None:
    """Keep a public response. In the second of a change, it has no Last-Modified and is not kept."""
    headers = response.headers
    is_public = "ETag" in headers and headers.get("Cache-Control", "").startswith("public")
    is_settled = state.changed_at is None or int(state.changed_at.timestamp()) < int(time.time())
    if response.streaming or response.cookies or not (is_public and is_settled):
        return
    if response.status_code in CURRENT and len(response.content) <= LARGEST_BODY:
        items = ((name, value) for name, value in headers.items() if not name.startswith("RateLimit"))
        RECENT.put(key, Kept(response.status_code, tuple(items), response.content))


def again(request: HttpRequest, kept: Kept | None) -> HttpResponse | None:
    """The kept response, with the rate limit of this client; None if it has none left, or nothing is kept."""
    if kept is None:
        return None
    rate = rate_of(request)
    if rate and rate.is_exceeded:
        return None
    response = HttpResponse(kept.body, status=kept.status)
    del response.headers["Content-Type"]
    for name, value in (*kept.headers, *(rate.headers() if rate else ())):
        response.headers[name] = value
    return response
