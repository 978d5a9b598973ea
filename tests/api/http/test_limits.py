"""Rate limits: headers, and counters in a Redis that is available, gone or silent."""

import socket
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches

from config.services import counters
from relations.actions.access import attempts
from relations.api.http import limits
from tests.api.problems.test_problem import assert_problem
from tests.factories import CountryFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/countries/"


@pytest.fixture(autouse=True)
def _three_a_minute(settings):
    """Three requests a minute; a test that starts in the last seconds of a minute waits for the next."""
    left = attempts.WINDOW - time.time() % attempts.WINDOW
    if left < 8:
        time.sleep(left)
    settings.RATE_LIMIT = 3


@contextmanager
def silent_server():
    """A port that accepts connections and never responds."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield server.getsockname()[1]


def unused_port():
    """A port on which no process listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def use_redis_at(settings, port):
    """Configure shared counters in a Redis at a port."""
    entry = counters(urlsplit(f"redis://127.0.0.1:{port}/0"))
    settings.CACHES = {**settings.CACHES, attempts.SHARED: entry | {"KEY_PREFIX": "test"}}


def test_every_response_has_the_remaining_requests(api):
    CountryFactory(id="VNM")
    headers = [api.get(URL).headers["RateLimit"] for _ in range(3)]

    assert [text.split(";")[:2] for text in headers] == [['"reading"', f"r={left}"] for left in (2, 1, 0)]
    assert api.get(URL).headers["RateLimit-Policy"] == '"reading";q=3;w=60'


def test_too_many_requests_are_429_with_retry_after(client):
    for _ in range(3):
        assert client.get(URL).status_code == 200
    response = client.get(URL)

    assert_problem(response, "too_many_requests")
    window = attempts.WINDOW - time.time() % attempts.WINDOW
    assert abs(int(response.headers["Retry-After"]) - window) <= 2
    assert response.headers["RateLimit"].startswith('"reading";r=0;t=')


def test_retry_after_is_correct(client, settings, monkeypatch):
    """With a window of two seconds, a client that waits as long as `Retry-After` says succeeds."""
    monkeypatch.setattr(limits, "WINDOW", 2)
    time.sleep(2 - time.time() % 2)
    settings.RATE_LIMIT = 1
    client.get(URL)
    rejected = client.get(URL)

    assert rejected.status_code == 429
    time.sleep(int(rejected.headers["Retry-After"]))
    assert client.get(URL).status_code == 200


@pytest.mark.parametrize("url", ["visits/nobody/", "visits/?colour=red", "countries/VN/", "visits/?since=x"])
def test_errors_count_and_have_the_remaining_requests(client, url):
    CountryFactory(id="VNM")

    assert "r=2" in client.get(f"/api/v1/{url}").headers["RateLimit"]


def test_unchanged_responses_count_too(client):
    tag = client.get(URL).headers["ETag"]
    unchanged = client.get(URL, headers={"If-None-Match": tag})

    assert (unchanged.status_code, unchanged.headers["RateLimit"].split(";")[1]) == (304, "r=1")


def test_each_client_has_its_own_limit(client):
    for _ in range(4):
        client.get(URL)

    assert client.get(URL).status_code == 429
    assert client.get(URL, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_client_cannot_forge_its_ip_address(client):
    statuses = [client.get(URL, headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code for n in range(4)]

    assert statuses == [200, 200, 200, 429]


def test_ip_addresses_of_one_ipv6_network_are_one_client(client):
    statuses = [client.get(URL, REMOTE_ADDR=f"2001:db8::{n}").status_code for n in range(4)]

    assert statuses == [200, 200, 200, 429]
    assert client.get(URL, REMOTE_ADDR="2001:db8:0:1::1").status_code == 200


def test_without_a_limit_nothing_is_counted(client, settings):
    settings.RATE_LIMIT = 0
    responses = [client.get(URL) for _ in range(9)]

    assert {response.status_code for response in responses} == {200}
    assert "RateLimit" not in responses[-1].headers


def test_limits_work_without_redis(client, settings):
    use_redis_at(settings, unused_port())

    assert_limits(client)


def test_limits_work_with_a_silent_redis(client, settings):
    with silent_server() as port:
        use_redis_at(settings, port)

        assert_limits(client)


def assert_limits(client):
    """Check that three requests succeed and the fourth does not, each within half a second."""
    for status in (200, 200, 200, 429):
        started = time.perf_counter()
        count = attempts.used(f"timed:{status}")
        assert time.perf_counter() - started < 0.5
        assert count >= 1
        assert client.get(URL).status_code == status


def test_requests_do_not_wait_for_each_other_with_a_silent_redis(settings):
    took = []

    def count_once():
        started = time.perf_counter()
        attempts.used("many")
        took.append(time.perf_counter() - started)

    with silent_server() as port:
        use_redis_at(settings, port)
        threads = [threading.Thread(target=count_once) for _ in range(8)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]

    assert len(took) == 8
    assert max(took) < 0.5
    assert attempts.used("many") == 9


def test_counts_continue_when_redis_becomes_unavailable(client, settings):
    assert [client.get(URL).status_code for _ in range(2)] == [200, 200]
    use_redis_at(settings, unused_port())

    assert [client.get(URL).status_code for _ in range(2)] == [200, 429]


def test_an_unavailable_redis_is_not_retried_at_once(settings):
    use_redis_at(settings, unused_port())
    attempts.used("a")

    assert caches[attempts.HERE].get(attempts.UNAVAILABLE)


@pytest.mark.redis
def test_several_processes_share_their_counters(client, settings):
    """A process with empty local counters represents another process."""
    for _ in range(3):
        assert client.get(URL).status_code == 200
    caches[attempts.HERE].clear()

    assert client.get(URL).status_code == 429
