"""A cache of responses by their ETag. They are revalidated with If-None-Match."""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

import httpx

Key = tuple[str, ...]

NOT_STORED = {"content-encoding", "content-length", "transfer-encoding", "connection"}


class CachedResponse(NamedTuple):
    """The headers and body of a response."""

    headers: list[tuple[str, str]]
    content: bytes

    @property
    def tag(self) -> str:
        """The ETag of the response."""
        return httpx.Headers(self.headers)["ETag"]


class Cache:
    """Responses up to a number of bytes. The least recently used is removed first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.size = 0
        self._responses: OrderedDict[Key, CachedResponse] = OrderedDict()
        self._lock = Lock()

    def find(self, request: httpx.Request) -> CachedResponse | None:
        """Return the cached response to a request, or None."""
        with self._lock:
            if (found := self._responses.get(key(request))) is not None:
                self._responses.move_to_end(key(request))
            return found

    def store(self, request: httpx.Request, response: httpx.Response) -> None:
        """Store a response that was read, if it has an ETag and is not too large."""
        if "ETag" not in response.headers or len(response.content) > self.most_bytes:
            return
        headers = [each for each in response.headers.items() if each[0].lower() not in NOT_STORED]
        with self._lock:
            self._remove(key(request))
            self._responses[key(request)] = CachedResponse(headers, response.content)
            self.size += len(response.content)
            while self.size > self.most_bytes:
                self._remove(next(iter(self._responses)))

    def _remove(self, known: Key) -> None:
        if (found := self._responses.pop(known, None)) is not None:
            self.size -= len(found.content)


def key(request: httpx.Request) -> Key:
    """Return the URL and the headers that a response depends on."""
    headers = (request.headers.get(name, "") for name in ("Accept", "Accept-Language", "Authorization"))
    return str(request.url), *headers


def revalidated(request: httpx.Request, cached: CachedResponse, response: httpx.Response) -> httpx.Response:
    """Return the cached response with the headers of a 304 response."""
    headers = httpx.Headers(cached.headers)
    headers.update({name: value for name, value in response.headers.items() if name not in NOT_STORED})
    return httpx.Response(200, headers=headers, content=cached.content, request=request)
