"""Answers kept by their ETag: asked again with If-None-Match, what did not change costs next to nothing."""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

import httpx

Key = tuple[str, ...]

NOT_KEPT = {"content-encoding", "content-length", "transfer-encoding", "connection"}


class Kept(NamedTuple):
    """An answer as it was."""

    headers: list[tuple[str, str]]
    content: bytes

    @property
    def tag(self) -> str:
        """Its ETag."""
        return httpx.Headers(self.headers)["ETag"]


class Cache:
    """At most so many bytes of answers; what was not asked for longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.size = 0
        self._answers: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def find(self, request: httpx.Request) -> Kept | None:
        """Return the answer that was kept of this request."""
        with self._lock:
            if (found := self._answers.get(key(request))) is not None:
                self._answers.move_to_end(key(request))
            return found

    def keep(self, request: httpx.Request, response: httpx.Response) -> None:
        """Keep an answer that has been read, if it has a tag and is not too large."""
        if "ETag" not in response.headers or len(response.content) > self.most_bytes:
            return
        headers = [each for each in response.headers.items() if each[0].lower() not in NOT_KEPT]
        with self._lock:
            self._forget(key(request))
            self._answers[key(request)] = Kept(headers, response.content)
            self.size += len(response.content)
            while self.size > self.most_bytes:
                self._forget(next(iter(self._answers)))

    def _forget(self, known: Key) -> None:
        if (found := self._answers.pop(known, None)) is not None:
            self.size -= len(found.content)


def key(request: httpx.Request) -> Key:
    """Return what an answer depends on."""
    said = (request.headers.get(name, "") for name in ("Accept", "Accept-Language", "Authorization"))
    return str(request.url), *said


def renewed(request: httpx.Request, kept: Kept, response: httpx.Response) -> httpx.Response:
    """Return the answer that was kept, as a 304 says that it still stands."""
    headers = httpx.Headers(kept.headers)
    headers.update({name: value for name, value in response.headers.items() if name not in NOT_KEPT})
    return httpx.Response(200, headers=headers, content=kept.content, request=request)
