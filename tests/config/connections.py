"""Clients that send slowly, or not at all, and readers beside them."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from urllib.parse import urlsplit

HEAD = b"POST /api/v1/tokens/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
UNFINISHED = {
    "nothing": b"",
    "half a head": HEAD[:40],
    "half a body": HEAD + b'Content-Length: 100\r\n\r\n{"user',
    "half a chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n20\r\n{",
    "a finished request, kept open": b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
}


def address(url):
    parts = urlsplit(url)
    return parts.hostname, parts.port


def connect(url, sent=b"", receive=None):
    """A connection that has sent these bytes; it receives at most `receive` bytes before they are read."""
    connection = socket.socket()
    connection.settimeout(30)
    if receive:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
    connection.connect(address(url))
    connection.sendall(sent)
    return connection


@contextmanager
def holding(url, sent, count=500, **how):
    """Keep so many connections open that have sent these bytes."""
    with ExitStack() as stack:
        for _ in range(count):
            stack.enter_context(connect(url, sent, **how))
        yield


def read_all(connection):
    return b"".join(iter(lambda: connection.recv(65536), b""))


def get(url, path, timeout=30):
    """The status of a response, and the seconds until it was complete."""
    started = time.monotonic()
    connection = HTTPConnection(*address(url), timeout=timeout)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        return response.status, time.monotonic() - started
    finally:
        connection.close()


def get_many(url, path, count, readers=8):
    """The responses to so many requests of several readers."""
    with ThreadPoolExecutor(readers) as pool:
        return list(pool.map(lambda _: get(url, path), range(count)))
