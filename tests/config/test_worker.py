"""What reaches no application, as a client of the real server sees it."""

import json
import socket
from urllib.parse import urlsplit

import pytest

from relations.api.errors import TITLES
from tests.contract import validator

LONG = b"x" * 9000
REFUSED = {
    "an address that is too long": (b"GET /api/v1/?q=" + LONG + b" HTTP/1.1\r\n\r\n", "uri_too_long"),
    "a header that is too long": (b"GET / HTTP/1.1\r\nX-Long: " + LONG + b"\r\n\r\n", "headers_too_large"),
    "too many headers": (b"GET / HTTP/1.1\r\n" + b"X-Many: 1\r\n" * 101 + b"\r\n", "headers_too_large"),
    "no HTTP": (b"What is this?\r\n\r\n", "bad_request"),
    "a method that is no word": (b"G\xc3\x8bT / HTTP/1.1\r\n\r\n", "bad_request"),
    "a version of HTTP that never was": (b"GET / HTTP/9.9\r\n\r\n", "bad_request"),
    "a header without a name": (b"GET / HTTP/1.1\r\n: value\r\n\r\n", "bad_request"),
    "a NUL in a header": (b"GET / HTTP/1.1\r\nX-Null: \x00\r\n\r\n", "bad_request"),
    "a folded header": (b"GET / HTTP/1.1\r\nX-Old: a\r\n b\r\n\r\n", "bad_request"),
    "two lengths": (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "bad_request"),
    "an unknown coding": (b"GET / HTTP/1.1\r\nTransfer-Encoding: morse\r\n\r\n", "bad_request"),
}


def said(address, sent):
    """Head and body of the answer to these bytes."""
    where = urlsplit(address)
    with socket.create_connection((where.hostname, where.port), timeout=30) as connection:
        connection.sendall(sent)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return head.decode("latin-1").split("\r\n"), json.loads(body)


@pytest.mark.parametrize(("sent", "code"), REFUSED.values(), ids=REFUSED)
def test_what_the_server_itself_refuses_is_a_problem(product, sent, code):
    head, body = said(product, sent)

    status, title = TITLES[code]
    assert head[0].startswith(f"HTTP/1.1 {status} ")
    assert "Content-Type: application/problem+json" in head
    assert f"X-Request-ID: {body['request_id']}" in head
    assert (body["code"], body["status"], body["title"]) == (code, status, title)
    validator(b'{"$ref": "#/components/schemas/Problem"}', is_whole=True).validate(body)


def test_the_server_goes_on_after_what_it_refused(product):
    for sent, _ in REFUSED.values():
        said(product, sent)

    head, body = said(product, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")

    assert (head[0], body) == ("HTTP/1.1 200 OK", {"status": "alive"})
