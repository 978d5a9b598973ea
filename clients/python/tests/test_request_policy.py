"""Retries and caching, with a server that sends the responses of the test and a clock that does not wait."""

import httpx
import pytest
from entente_client import Client, RequestPolicy, problems

NOW = 1_700_000_000.0
GOOD = {"count": None, "next": None, "previous": None, "results": []}


class Server:
    """Sends the responses in turn, the last one repeatedly, and records the requests."""

    def __init__(self, *responses):
        self.responses = list(responses)
        self.requests = []
        self.waits = []

    def __call__(self, request):
        self.requests.append(request)
        response = self.responses.pop(0) if len(self.responses) > 1 else self.responses[0]
        if isinstance(response, Exception):
            raise response
        return response

    def client(self, **more):
        return Client(
            "http://server",
            transport=httpx.MockTransport(self),
            sleep=self.waits.append,
            policy=RequestPolicy(now=lambda: NOW, **more),
        )


def good(**headers):
    return httpx.Response(200, json=GOOD, headers={"Content-Type": "application/json", **headers})


def busy(status=503, **headers):
    return httpx.Response(status, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize("status", [429, 503])
def test_it_waits_as_long_as_retry_after_says(status):
    server = Server(busy(status, Retry_After="7"), good())

    assert server.client().visits().all() == []
    assert server.waits == [7.0]


def test_it_waits_until_the_date_of_retry_after():
    server = Server(busy(Retry_After="Tue, 14 Nov 2023 22:13:30 GMT"), good())

    assert server.client().visits().all() == []
    assert server.waits == [10.0]


def test_without_retry_after_it_waits_longer_each_time():
    server = Server(busy(), busy(502), httpx.ConnectError("down"), good())

    assert server.client().visits().all() == []
    assert [0.25, 0.5, 1] <= server.waits <= [0.5, 1, 2]


def test_it_gives_up_after_some_tries():
    server = Server(busy(Retry_After="1"))

    with pytest.raises(problems.ServerProblem):
        server.client(tries=3).visits().all()
    assert server.waits == [1.0, 1.0]


def test_it_does_not_wait_for_an_hour():
    server = Server(busy(429, Retry_After="3600"))

    with pytest.raises(problems.RequestProblem):
        server.client().visits().all()
    assert server.waits == []


def test_a_connection_that_keeps_failing_raises():
    server = Server(httpx.ConnectError("down"))

    with pytest.raises(httpx.ConnectError):
        server.client().visits().all()
    assert len(server.requests) == 4


def test_corrections_are_never_sent_twice():
    server = Server(busy(Retry_After="1"))

    with pytest.raises(problems.ServerProblem):
        server.client().visits.correct("one", {}, if_match='"1"')
    assert len(server.requests) == 1


def test_a_post_is_sent_again_under_the_same_key():
    server = Server(httpx.ReadTimeout("no answer"), busy(), httpx.Response(400))

    with pytest.raises(problems.RequestProblem):
        server.client().visits.create({"id": "one"})
    keys = [each.headers["Idempotency-Key"] for each in server.requests]
    assert len(keys) == 3
    assert len(set(keys)) == 1


def test_each_post_has_a_key_of_its_own():
    server = Server(httpx.Response(400))
    client = server.client()

    for _ in range(2):
        with pytest.raises(problems.RequestProblem):
            client.visits.create({"id": "one"})
    assert len({each.headers["Idempotency-Key"] for each in server.requests}) == 2


def test_a_post_without_an_idempotency_key_is_sent_once():
    server = Server(httpx.ReadTimeout("no answer"))

    with pytest.raises(httpx.ReadTimeout):
        server.client().tokens.create("anna", "secret")
    assert "Idempotency-Key" not in server.requests[0].headers
    assert len(server.requests) == 1


def test_what_did_not_change_is_not_sent_again(client):
    statuses = []
    client._session._http._transport._inner = Watched(client._session._http._transport._inner, statuses)

    first, second = client.visits().all(), client.visits().all()

    assert first == second != []
    assert statuses == [200, 304]


class Watched(httpx.BaseTransport):
    """Records the status of each response."""

    def __init__(self, inner, statuses):
        self.inner, self.statuses = inner, statuses

    def handle_request(self, request):
        response = self.inner.handle_request(request)
        self.statuses.append(response.status_code)
        return response

    def close(self):
        self.inner.close()


def test_a_changed_response_replaces_the_cached_one():
    changed = httpx.Response(
        200, json=GOOD | {"count": 1}, headers={"ETag": '"2"', "Content-Type": "application/json"}
    )
    server = Server(good(ETag='"1"'), changed, httpx.Response(304))
    client = server.client()

    assert [client.visits().all() for _ in range(3)] == [[], [], []]
    assert [each.headers.get("If-None-Match") for each in server.requests] == [None, '"1"', '"2"']


def test_responses_are_cached_up_to_a_limit():
    server = Server(good(ETag='"1"'))
    client = server.client(cache_bytes=len(good().content) * 2)

    for host in ("AAA", "BBB", "CCC", "CCC", "AAA"):
        client.visits(host=host).all()
    assert ["If-None-Match" in each.headers for each in server.requests] == [False, False, False, True, False]


def test_responses_are_cached_by_language():
    server = Server(good(ETag='"1"'))
    policy = RequestPolicy()

    for language in ("en", "vi"):
        Client(
            "http://server", language=language, transport=httpx.MockTransport(server), policy=policy
        ).visits().all()
    assert ["If-None-Match" in each.headers for each in server.requests] == [False, False]


def test_the_next_page_is_requested_from_the_configured_server():
    behind = GOOD | {"next": "http://behind-a-proxy:9000/api/v1/visits/?cursor=a~b&host=VNM"}
    first = httpx.Response(200, json=behind, headers={"Content-Type": "application/json"})
    server = Server(first, good())

    assert server.client().visits(host="VNM").all() == []
    assert str(server.requests[1].url) == "http://server/api/v1/visits/?cursor=a~b&host=VNM"
