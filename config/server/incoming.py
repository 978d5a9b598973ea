"""Collects the bytes of a request until it is complete, and refuses it as soon as that is certain.

It finds only where a request ends; gunicorn's parser reads it then, and has the last word on what is valid.
`check_framing` refuses a request about whose end the two disagree, because what follows could be taken for
the next request.
"""

import re
from collections.abc import Callable

HEAD_END = b"\r\n\r\n"
LARGEST_LINE = 8192
LARGEST_HEAD = 128 * 1024
LARGEST_CHUNK_LINE = 1024
REQUEST_LINE = re.compile(rb"(?:\r\n)?([^\s]{1,20}) ([^\s?]+)[^\r\n]* HTTP/1\.[01]\r\n")
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,20})[ \t]*(?=\r\n)", re.IGNORECASE)
CODINGS = re.compile(rb"\r\ntransfer-encoding:[ \t]*chunked[ \t]*(?=\r\n)", re.IGNORECASE)
CONTINUE = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
BARE_LINE_FEED = re.compile(rb"(?<!\r)\n")
CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")


class Refused(Exception):
    """A request that is refused before the application sees it: the code of its problem."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail or code)
        self.code, self.detail = code, detail


class Incoming:
    """The bytes that a client has sent, of this request and of the next ones."""

    def __init__(self, limit: Callable[[str, str], int]) -> None:
        """`limit` is the largest body, in bytes, that a method and a path allow."""
        self.limit = limit
        self.data = bytearray()
        self.start_request()

    def start_request(self) -> None:
        """Forget where the last request ended."""
        self.head = 0
        self.end: int | None = None
        self.most = 0
        self.chunk = 0
        self.expects_continue = False

    def add(self, data: bytes) -> bool:
        """Add bytes; return whether a request is complete. Raises Refused."""
        searched = max(len(self.data) - len(HEAD_END), 0)
        self.data += data
        return self.is_complete(searched)

    def is_complete(self, searched: int = 0) -> bool:
        """Whether a request is complete, or cannot become one that gunicorn's parser accepts."""
        if not self.head and not self._read_head(searched):
            return False
        if self.end is None:
            self._read_chunks()
        return self.end is not None and len(self.data) >= self.end

    def take(self) -> bytes:
        """Remove the complete request, and return it."""
        taken = bytes(self.data[: self.end])
        del self.data[: self.end]
        self.start_request()
        return taken

    @property
    def has_head(self) -> bool:
        """Whether the head is complete, so that the body is awaited."""
        return bool(self.head)

    def _read_head(self, searched: int) -> bool:
        """Find the end of the head, and of a body of known length."""
        found = self.data.find(HEAD_END, searched)
        if found < 0:
            if is_hopeless(self.data, searched):
                self.head = self.end = len(self.data)
            return bool(self.head)
        self.head = found + len(HEAD_END)
        self._read_length(bytes(self.data[: self.head]))
        return True

    def _read_length(self, head: bytes) -> None:
        line = REQUEST_LINE.match(head)
        if not line:
            # The parser says what is wrong with it.
            self.end = self.head
            return
        self.most = self.limit(line[1].decode("latin-1"), line[2].decode("latin-1"))
        lengths = LENGTH.findall(head)
        is_chunked = bool(CODINGS.search(head)) and not lengths
        length = int(lengths[0]) if len(lengths) == 1 else 0
        self._check(length)
        self.expects_continue = bool(CONTINUE.search(head)) and (is_chunked or length > 0)
        self.chunk = self.head
        self.end = None if is_chunked else self.head + length

    def _check(self, length: int) -> None:
        if length > self.most:
            raise Refused("payload_too_large", f"A body has at most {self.most} bytes here.")

    def _read_chunks(self) -> None:
        """Step over the chunks that have arrived, and find the end of the last one."""
        while line := CHUNK_SIZE.match(self.data, self.chunk):
            size = int(line[1], 16)
            if not size:
                self._read_trailers(line.end())
                return
            after = line.end() + size
            self._check(after - self.head)
            if len(self.data) < after + 2:
                return
            if self.data[after : after + 2] != b"\r\n":
                raise Refused("bad_request", "A chunk of the body has another length than it says.")
            self.chunk = after + 2
        unread = len(self.data) - self.chunk
        if b"\n" in self.data[self.chunk :] or unread > LARGEST_CHUNK_LINE:
            raise Refused("bad_request", "The length of a chunk of the body cannot be read.")

    def _read_trailers(self, start: int) -> None:
        if self.data.startswith(b"\r\n", start):
            self.end = start + 2
            return
        found = self.data.find(HEAD_END, start)
        if found >= 0:
            self.end = found + len(HEAD_END)
        elif len(self.data) - start > LARGEST_LINE:
            raise Refused("headers_too_large")


def is_hopeless(data: bytearray, searched: int) -> bool:
    """Whether no further bytes can make this a head that gunicorn's parser accepts."""
    if len(data) > LARGEST_HEAD or BARE_LINE_FEED.search(data, searched):
        return True
    return len(data) > LARGEST_LINE and data.find(b"\r\n", 2, LARGEST_LINE + 2) < 0
