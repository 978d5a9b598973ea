"""The URL, token, headers and proxy of a client."""

import socket
import threading

import httpx
import pytest
from conftest import ADDRESS
from entente_client import AsyncClient, Client, __version__


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch):
    """Remove the variables of the client from the environment."""
    for name in ("ENTENTE_URL", "ENTENTE_TOKEN", "http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)


def sent_request(*where, **options):
    """The request that a client sends."""
    seen = []

    def respond(request):
        seen.append(request)
        return httpx.Response(200, json={"results": [], "next": None})

    with Client(*where, transport=httpx.MockTransport(respond), **options) as client:
        client.visits().all()
    return seen[0]


def test_a_request_names_the_client():
    agent = sent_request("http://server").headers["User-Agent"]

    assert agent.startswith(f"entente-client/{__version__} Python/3.")
    assert f"httpx/{httpx.__version__}" in agent


@pytest.mark.parametrize(
    "url", ["http://server", "http://server/", "http://server/api/v1/", "http://server/api/v1"]
)
def test_the_url_may_be_that_of_the_service_or_of_the_api(url):
    assert str(sent_request(url).url).startswith("http://server/api/v1/visits/?")


def test_a_service_below_a_path():
    assert str(sent_request("https://server/entente/").url).startswith(
        "https://server/entente/api/v1/visits/?"
    )


def test_url_and_token_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("ENTENTE_URL", "http://there")
    monkeypatch.setenv("ENTENTE_TOKEN", "secret")

    assert sent_request().url.host == "there"
    assert sent_request().headers["Authorization"] == "Bearer secret"


def test_the_token_of_the_environment_is_sent_nowhere_else(monkeypatch):
    monkeypatch.setenv("ENTENTE_URL", "http://there")
    monkeypatch.setenv("ENTENTE_TOKEN", "secret")

    assert "Authorization" not in sent_request("http://elsewhere").headers
    assert sent_request("http://elsewhere", "mine").headers["Authorization"] == "Bearer mine"


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_without_a_url_the_error_says_how_to_set_one(kind):
    with pytest.raises(TypeError, match=r"The URL of the API is missing: .* or set ENTENTE_URL\."):
        kind()


def test_an_unknown_option_is_refused():
    with pytest.raises(TypeError, match="timeuot"):
        Client("http://server", timeuot=3)


def test_the_proxy_of_the_environment_is_used(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        received = []
        threading.Thread(target=once, args=(proxy, received), daemon=True).start()
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.getsockname()[1]}")

        with Client("http://entente.example") as client:
            assert client.visits().all() == []

    assert received[0].startswith(b"GET http://entente.example/api/v1/visits/?limit=100 HTTP/1.1\r\n")


def test_no_proxy_is_honoured(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    with Client(ADDRESS) as client:
        assert client.countries.get("VNM").name == "Viet Nam"


def once(server, received):
    """Respond to one request with an empty list."""
    connection, _ = server.accept()
    with connection:
        received.append(connection.recv(65536))
        body = b'{"results": [], "next": null}'
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + body)
