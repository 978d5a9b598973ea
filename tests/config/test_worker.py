"""Requests that the server rejects before they reach the application."""

import json
import socket
from urllib.parse import urlsplit

import pytest

from relations.api.problems.problem_types import TITLES
from tests.contract import validator

LONG = b"x" * 9000
CHUNKED = b"POST /api/v1/tokens/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
CHUNK = b"400\r\n" + b" " * 1024 + b"\r\n"
REJECTED = {
    "a URL that is too long": (b"GET /api/v1/?q=" + LONG + b" HTTP/1.1\r\n\r\n", "uri_too_long"),
    "a header that is too long": (b"GET / HTTP/1.1\r\nX-Long: " + LONG + b"\r\n\r\n", "headers_too_large"),
    "too many headers": (b"GET / HTTP/1.1\r\n" + b"X-Many: 1\r\n" * 101 + b"\r\n", "headers_too_large"),
    "no HTTP": (b"What is this?\r\n\r\n", "bad_request"),
    "a method with a letter outside ASCII": (b"G\xc3\x8bT / HTTP/1.1\r\n\r\n", "bad_request"),
    "an unknown version of HTTP": (b"GET / HTTP/9.9\r\n\r\n", "bad_request"),
    "a header without a name": (b"GET / HTTP/1.1\r\n: value\r\n\r\n", "bad_request"),
    "a NUL in a header": (b"GET / HTTP/1.1\r\nX-Null: \x00\r\n\r\n", "bad_request"),
    "a folded header": (b"GET / HTTP/1.1\r\nX-Old: a\r\n b\r\n\r\n", "bad_request"),
    "two lengths": (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "bad_request"),
    "no host": (b"GET /healthz HTTP/1.1\r\n\r\n", "bad_request"),
    "an unreadable length": (
        b"POST /api/v1/tokens/ HTTP/1.1\r\nHost: a\r\nContent-Length: 5x\r\n\r\nHello",
        "bad_request",
    ),
    "a chunk of another length": (
        CHUNKED + b"2\r\n{}}\r\n0\r\n\r\n",
        "bad_request",
    ),
    "a chunk without a length": (
        CHUNKED + b"x\r\n",
        "bad_request",
    ),
    "chunks that are too many": (
        CHUNKED + CHUNK * 11,
        "payload_too_large",
    ),
    "a coding before chunked": (
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "bad_request",
    ),
    "a header that never ends": (b"GET / HTTP/1.1\r\n" + b"X-Many: 1\r\n" * 20000, "headers_too_large"),
    "a URL that never ends": (b"GET /" + LONG, "uri_too_long"),
    "a bare line feed": (b"GET / HTTP/1.1\n", "bad_request"),
    "an unknown coding": (b"GET / HTTP/1.1\r\nTransfer-Encoding: morse\r\n\r\n", "bad_request"),
}


def send_bytes(url, sent):
    """Send these bytes; return the lines of the head and the body of the response."""
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        connection.sendall(sent)
        response = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = response.partition(b"\r\n\r\n")
    return head.decode("latin-1").split("\r\n"), json.loads(body)


@pytest.mark.parametrize(("sent", "code"), REJECTED.values(), ids=REJECTED)
def test_requests_that_the_server_rejects_get_a_problem(product, sent, code):
    head, body = send_bytes(product, sent)

    status, title = TITLES[code]
    assert head[0].startswith(f"HTTP/1.1 {status} ")
    assert "Content-Type: application/problem+json" in head
    assert f"X-Request-ID: {body['request_id']}" in head
    assert (body["code"], body["status"], body["title"]) == (code, status, title)
    validator(b'{"$ref": "#/components/schemas/Problem"}', has_all_fields=True).validate(body)


def test_the_server_continues_after_rejected_requests(product):
    for sent, _ in REJECTED.values():
        send_bytes(product, sent)

    head, body = send_bytes(product, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")

    assert (head[0], body) == ("HTTP/1.1 200 OK", {"status": "alive"})
