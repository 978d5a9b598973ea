"""Clients that send or read slowly cost a connection and nothing else."""

import json
import time
from functools import partial

import pytest

from tests import databases
from tests.config.connections import HEAD, UNFINISHED, connect, get, get_many, holding, read_all
from tests.served import database, running

HEALTHZ = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(scope="module")
def start(tmp_path_factory, django_db_setup, django_db_blocker):
    """Starts a product with the curated data and as many processes as in production."""
    with (
        django_db_blocker.unblock(),
        database(tmp_path_factory.mktemp("slow"), databases.CURATED) as database_url,
    ):
        yield partial(running, database_url, ENTENTE_WORKERS="2", ENTENTE_RATE_LIMIT="0")


@pytest.fixture(scope="module")
def url(start):
    with start() as found:
        yield found


@pytest.fixture(scope="module")
def impatient(start):
    """A product that waits two seconds for the rest of a request."""
    with start(config="tests/config/short_waits.py") as found:
        yield found


@pytest.mark.parametrize("sent", UNFINISHED.values(), ids=UNFINISHED)
def test_500_unfinished_connections_delay_nobody(url, sent):
    with holding(url, sent):
        responses = [get(url, "/healthz") for _ in range(5)] + get_many(url, "/api/v1/visits/?limit=2", 16)

    assert {status for status, _ in responses} == {200}
    assert max(seconds for _, seconds in responses[:5]) < 1


def test_readers_who_do_not_read_delay_nobody(url):
    """Each asks for several megabytes; only some threads wait for them."""
    request = b"GET /static/drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js HTTP/1.1\r\n"
    with holding(url, (request + b"Host: localhost\r\n\r\n") * 8, count=60, receive=4096):
        responses = [get(url, "/healthz") for _ in range(5)] + get_many(url, "/api/v1/visits/?limit=2", 16)

    assert {status for status, _ in responses} == {200}
    assert max(seconds for _, seconds in responses) < 2


def test_more_connections_than_a_process_holds_delay_nobody(url):
    """The ones that have waited longest make room."""
    with holding(url, b"", 950), holding(url, UNFINISHED["half a body"], 950):
        assert get(url, "/healthz", timeout=5)[0] == 200


@pytest.mark.parametrize("sent", [UNFINISHED["half a head"], UNFINISHED["half a body"]], ids=["head", "body"])
def test_half_a_request_is_a_timeout(impatient, sent):
    with connect(impatient, sent) as connection:
        for _ in range(3):
            time.sleep(0.5)
            connection.sendall(b"x")
        head, _, body = read_all(connection).partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 408 ")
    assert json.loads(body)["code"] == "request_timeout"


def test_a_silent_connection_is_closed(impatient):
    with connect(impatient) as connection, connect(impatient, HEALTHZ) as kept:
        assert read_all(connection) == b""
        assert read_all(kept).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    ("method", "path", "limit"),
    [
        ("POST", "/api/v1/tokens/", 10_000),
        ("POST", "/api/v1/visits/", 1_000_000),
        ("POST", "/api/v1/imports/", 2_500_000),
        ("GET", "/api/v1/visits/", 10_000),
        ("POST", "/nowhere/", 10_000),
        ("POST", "/admin/login/", 10_000),
    ],
)
def test_a_body_over_the_limit_of_the_route_is_refused_before_it_is_sent(url, method, path, limit):
    for length in (limit + 1, 900_000_000):
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n"
        started = time.monotonic()
        with connect(url, head.encode()) as connection:
            assert read_all(connection).startswith(b"HTTP/1.1 413 ")
        assert time.monotonic() - started < 1


def test_a_client_that_sends_too_much_still_gets_the_response(url):
    with connect(url, HEAD + b"Content-Length: 900000\r\n\r\n") as connection:
        connection.sendall(b"x" * 900_000)
        assert b" 413 " in read_all(connection)[:20]


def test_requests_that_arrive_in_pieces_or_together_are_answered(url):
    with connect(url) as connection:
        for byte in HEALTHZ:
            connection.sendall(bytes([byte]))
        response = b""
        while b'"alive"}' not in response:
            response += connection.recv(65536)
        connection.sendall(HEALTHZ * 3 + HEALTHZ.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert read_all(connection).count(b'{"status": "alive"}') == 4


def test_a_chunked_body_is_read(url):
    body = b'{"username": "nobody", "password": "wrong"}'
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:9], body[9:]))
    request = (
        HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks + b"0\r\nX-Sum: 1\r\n\r\n"
    )
    with connect(url, request) as connection:
        response = read_all(connection)

    assert response.startswith(b"HTTP/1.1 401 ")


def test_a_client_that_expects_to_continue_may(url):
    head = HEAD + b"Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
    with connect(url, head) as connection:
        assert connection.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"{}")
        assert read_all(connection).startswith(b"HTTP/1.1 400 ")


def test_headers_of_a_proxy_are_not_trusted_without_one(url):
    forged = b"X-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n"
    request = b"GET /api/v1/visits/?limit=1 HTTP/1.1\r\nHost: localhost\r\n" + forged
    with connect(url, request) as connection:
        response = read_all(connection)

    assert b"http://localhost/api/v1/visits/" in response
    assert b"https://localhost" not in response
    assert b"evil.example" not in response
