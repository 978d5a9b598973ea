"""Where a client asks, as whom, and through what."""

import socket
import threading

import httpx
import pytest
from conftest import ADDRESS
from entente_client import AsyncClient, Client, __version__


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch):
    """Start with an environment that says nothing."""
    for name in ("ENTENTE_URL", "ENTENTE_TOKEN", "http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)


def asked(*where, **options):
    """The request that a client makes."""
    seen = []

    def answer(request):
        seen.append(request)
        return httpx.Response(200, json={"results": [], "next": None})

    with Client(*where, transport=httpx.MockTransport(answer), **options) as client:
        client.visits().all()
    return seen[0]


def test_a_request_says_which_client_asks():
    agent = asked("http://server").headers["User-Agent"]

    assert agent.startswith(f"entente-client/{__version__} Python/3.")
    assert f"httpx/{httpx.__version__}" in agent


@pytest.mark.parametrize(
    "address", ["http://server", "http://server/", "http://server/api/v1/", "http://server/api/v1"]
)
def test_the_address_of_the_service_or_of_the_api(address):
    assert str(asked(address).url).startswith("http://server/api/v1/visits/?")


def test_a_service_below_a_path():
    assert str(asked("https://server/entente/").url).startswith("https://server/entente/api/v1/visits/?")


def test_the_environment_says_where_and_as_whom(monkeypatch):
    monkeypatch.setenv("ENTENTE_URL", "http://there")
    monkeypatch.setenv("ENTENTE_TOKEN", "secret")

    assert asked().url.host == "there"
    assert asked().headers["Authorization"] == "Bearer secret"


def test_a_token_of_the_environment_goes_nowhere_else(monkeypatch):
    monkeypatch.setenv("ENTENTE_URL", "http://there")
    monkeypatch.setenv("ENTENTE_TOKEN", "secret")

    assert "Authorization" not in asked("http://elsewhere").headers
    assert asked("http://elsewhere", "mine").headers["Authorization"] == "Bearer mine"


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_without_an_address_the_cure_is_said(kind):
    with pytest.raises(TypeError, match=r"Nobody said where the API is: .* or set ENTENTE_URL\."):
        kind()


def test_an_option_that_nobody_declared_is_refused():
    with pytest.raises(TypeError, match="timeuot"):
        Client("http://server", timeuot=3)


def test_a_proxy_of_the_environment_is_asked(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        heard = []
        threading.Thread(target=once, args=(proxy, heard), daemon=True).start()
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.getsockname()[1]}")

        with Client("http://entente.example") as client:
            assert client.visits().all() == []

    assert heard[0].startswith(b"GET http://entente.example/api/v1/visits/?limit=100 HTTP/1.1\r\n")


def test_a_host_without_a_proxy_is_asked_itself(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    with Client(ADDRESS) as client:
        assert client.countries.get("VNM").name == "Viet Nam"


def once(server, heard):
    """Answer one request with an empty list."""
    connection, _ = server.accept()
    with connection:
        heard.append(connection.recv(65536))
        body = b'{"results": [], "next": null}'
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + body)
