"""How often one client may ask: with its headers, and with a Redis that is there, gone, or silent."""

import socket
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches

from config.services import counters
from relations.actions import counting
from relations.api import limits
from tests.api.test_errors import assert_problem
from tests.factories import CountryFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/countries/"


@pytest.fixture(autouse=True)
def _three_a_minute(settings):
    """Three questions a minute; a test that starts in the last seconds of one waits for the next."""
    left = counting.WINDOW - time.time() % counting.WINDOW
    if left < 8:
        time.sleep(left)
    settings.RATE_LIMIT = 3


@contextmanager
def silent_server():
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield server.getsockname()[1]


def gone_port():
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def count_at(settings, port):
    """Let the shared counters be in a Redis at a port."""
    entry = counters(urlsplit(f"redis://127.0.0.1:{port}/0"))
    settings.CACHES = {**settings.CACHES, counting.SHARED: entry | {"KEY_PREFIX": "test"}}


def test_every_answer_says_what_is_left(api):
    CountryFactory(id="VNM")
    said = [api.get(URL).headers["RateLimit"] for _ in range(3)]

    assert [text.split(";")[:2] for text in said] == [['"reading"', f"r={left}"] for left in (2, 1, 0)]
    assert api.get(URL).headers["RateLimit-Policy"] == '"reading";q=3;w=60'


def test_too_many_questions_are_refused_until_the_moment_that_is_said(client):
    for _ in range(3):
        assert client.get(URL).status_code == 200
    answer = client.get(URL)

    assert_problem(answer, "too_many_requests")
    window = counting.WINDOW - time.time() % counting.WINDOW
    assert abs(int(answer.headers["Retry-After"]) - window) <= 2
    assert answer.headers["RateLimit"].startswith('"reading";r=0;t=')


def test_retry_after_is_true(client, settings, monkeypatch):
    """With a clock of two seconds, who waits as long as is said is answered, and who does not is not."""
    monkeypatch.setattr(limits, "WINDOW", 2)
    time.sleep(2 - time.time() % 2)
    settings.RATE_LIMIT = 1
    client.get(URL)
    refused = client.get(URL)

    assert refused.status_code == 429
    time.sleep(int(refused.headers["Retry-After"]))
    assert client.get(URL).status_code == 200


@pytest.mark.parametrize("url", ["visits/nobody/", "visits/?colour=red", "countries/VN/", "visits/?since=x"])
def test_refusals_count_and_say_what_is_left(client, url):
    CountryFactory(id="VNM")

    assert "r=2" in client.get(f"/api/v1/{url}").headers["RateLimit"]


def test_answers_that_are_spared_count_too(client):
    tag = client.get(URL).headers["ETag"]
    spared = client.get(URL, headers={"If-None-Match": tag})

    assert (spared.status_code, spared.headers["RateLimit"].split(";")[1]) == (304, "r=1")


def test_each_client_has_its_own_share(client):
    for _ in range(4):
        client.get(URL)

    assert client.get(URL).status_code == 429
    assert client.get(URL, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_client_cannot_pretend_to_be_another(client):
    said = [client.get(URL, headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code for n in range(4)]

    assert said == [200, 200, 200, 429]


def test_the_addresses_of_one_ipv6_network_are_one_client(client):
    said = [client.get(URL, REMOTE_ADDR=f"2001:db8::{n}").status_code for n in range(4)]

    assert said == [200, 200, 200, 429]
    assert client.get(URL, REMOTE_ADDR="2001:db8:0:1::1").status_code == 200


def test_without_a_limit_nothing_is_counted(client, settings):
    settings.RATE_LIMIT = 0
    answers = [client.get(URL) for _ in range(9)]

    assert {answer.status_code for answer in answers} == {200}
    assert "RateLimit" not in answers[-1].headers


def test_a_redis_that_is_gone_limits_nobody_less(client, settings):
    count_at(settings, gone_port())

    assert_limits(client)


def test_a_redis_that_is_silent_limits_nobody_less(client, settings):
    with silent_server() as port:
        count_at(settings, port)

        assert_limits(client)


def assert_limits(client):
    """Three questions are answered and the fourth is not, each within half a second."""
    for status in (200, 200, 200, 429):
        started = time.perf_counter()
        count = counting.used(f"timed:{status}")
        assert time.perf_counter() - started < 0.5
        assert count >= 1
        assert client.get(URL).status_code == status


def test_many_at_once_do_not_wait_for_each_other_at_a_silent_redis(settings):
    took = []

    def ask():
        started = time.perf_counter()
        counting.used("many")
        took.append(time.perf_counter() - started)

    with silent_server() as port:
        count_at(settings, port)
        threads = [threading.Thread(target=ask) for _ in range(8)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]

    assert len(took) == 8
    assert max(took) < 0.5
    assert counting.used("many") == 9


def test_counting_goes_on_without_a_gap_when_redis_goes(client, settings):
    assert [client.get(URL).status_code for _ in range(2)] == [200, 200]
    count_at(settings, gone_port())

    assert [client.get(URL).status_code for _ in range(2)] == [200, 429]


def test_a_redis_that_is_away_is_left_alone_for_a_while(settings):
    count_at(settings, gone_port())
    counting.used("a")

    assert caches[counting.HERE].get(counting.AWAY)


@pytest.mark.redis
def test_several_processes_share_their_counters(client, settings):
    """Another process is one whose own counters are empty."""
    for _ in range(3):
        assert client.get(URL).status_code == 200
    caches[counting.HERE].clear()

    assert client.get(URL).status_code == 429
