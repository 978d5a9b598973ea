"""Responses that are sent again: as if they were made anew, and within a bound of memory."""

import threading
import time

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from relations.api.http import reuse
from tests.openapi import READING, document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reusing")]

# What no two responses have in common.
OWN = ("RateLimit", "X-Request-ID")


def routes():
    """Every GET operation for readers, with the examples of its parameters."""
    for path, methods in document(READING)["paths"].items():
        given = {each["name"]: each for each in methods["get"]["parameters"] if each["in"] == "path"}
        url = path
        for name, each in given.items():
            example = (each["schema"].get("examples") or [each["schema"].get("example")])[0]
            url = url.replace(f"{{{name}}}", str(example))
        yield (
            url,
            {
                each["name"]: each["schema"]["examples"][0]
                for each in methods["get"]["parameters"]
                if each["in"] == "query" and each.get("required")
            },
        )


def parts(response):
    """Status, headers and body; of a problem only their names, because it has the id of the request."""
    if response.status_code >= 400:
        return response.status_code, sorted({*response.headers} - {*OWN}), b""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kept = {name: value for name, value in response.headers.items() if name not in OWN}
    return response.status_code, kept, body


@pytest.fixture(autouse=True)
def _data(curated, db):
    """The curated data, for tests that only read it."""


def test_each_route_sends_the_same_again(settings, reusing):
    found = list(routes())
    assert len(found) > 80
    for url, query in found:
        headers = {"Origin": "https://example.org", "Accept-Encoding": "gzip"}
        settings.RESPONSE_CACHE_BYTES = 0
        expected = parts(Client(HTTP_HOST="testserver").get(url, query, headers=headers))
        settings.RESPONSE_CACHE_BYTES = 10_000_000
        first, count = (
            parts(Client(HTTP_HOST="testserver").get(url, query, headers=headers)),
            len(reusing.responses),
        )
        second = parts(Client(HTTP_HOST="testserver").get(url, query, headers=headers))
        assert expected == first == second, url
        assert len(reusing.responses) == count
    # All of them but exports, problems, and documents of the product.
    assert len(reusing.responses) > 70


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_condition_that_holds_is_a_304_again(settings, method):
    send = getattr(Client(HTTP_HOST="testserver"), method)
    url = "/api/v1/visits/"
    tag = send(url).headers["ETag"]
    headers = {"If-None-Match": f'"other", {tag}'}
    settings.RESPONSE_CACHE_BYTES = 0
    expected = parts(send(url, headers=headers))
    settings.RESPONSE_CACHE_BYTES = 10_000_000
    assert [parts(send(url, headers=headers)) for _ in range(3)] == [expected] * 3
    assert expected[0] == 304


def test_a_response_sent_again_has_its_own_id_and_its_own_rate_limit():
    responses = [
        Client(HTTP_HOST="testserver").get(
            "/api/v1/visits/", headers={"X-Request-ID": f"n-{n}"}, REMOTE_ADDR="10.9.8.7"
        )
        for n in range(3)
    ]
    assert [each.headers["X-Request-ID"] for each in responses] == ["n-0", "n-1", "n-2"]
    left = [int(each.headers["RateLimit"].split("r=")[1].split(";")[0]) for each in responses]
    assert left == [left[0], left[0] - 1, left[0] - 2]


def test_what_is_sent_again_counts_for_the_rate_limit(settings):
    settings.RATE_LIMIT = 3
    codes = [
        Client(HTTP_HOST="testserver").get("/api/v1/visits/", REMOTE_ADDR="10.9.8.6").status_code
        for _ in range(5)
    ]
    assert codes in ([200, 200, 200, 429, 429], [200, 200, 200, 429, 200])  # a new minute


def test_another_host_is_refused_and_other_headers_make_another_response():
    url = "/api/v1/visits/?limit=1"
    assert Client(HTTP_HOST="testserver").get(url).status_code == 200
    assert Client(HTTP_HOST="testserver").get(url, headers={"Host": "evil.example"}).status_code == 400
    assert (
        "127.0.0.1" in Client(HTTP_HOST="testserver").get(url, headers={"Host": "127.0.0.1"}).json()["next"]
    )
    assert Client(HTTP_HOST="testserver").get(url, headers={"Accept": "image/png"}).status_code == 406
    names = [
        Client(HTTP_HOST="testserver")
        .get("/api/v1/countries/VNM/", headers={"Accept-Language": tag})
        .json()["name"]
        for tag in ("vi", "en", "vi")
    ]
    assert names == ["Việt Nam", "Viet Nam", "Việt Nam"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer x"},
        {"Cookie": "sessionid=x"},
        {"If-Match": '"x"'},
        {"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
        {"Accept": "x" * 5_000},
    ],
)
def test_requests_that_depend_on_more_are_left_alone(reusing, headers):
    Client(HTTP_HOST="testserver").get("/api/v1/visits/", headers=headers)
    assert not reusing.responses


def test_responses_have_a_bound_of_bytes(settings, reusing):
    settings.RESPONSE_CACHE_BYTES = 100_000
    for limit in range(1, 40):
        Client(HTTP_HOST="testserver").get(f"/api/v1/trade-figures/?limit={limit}")
        assert reusing.size == sum(each.size for each in reusing.responses.values()) <= 100_000
    assert 3 < len(reusing.responses) < 30


def test_of_several_that_ask_at_once_one_makes_the_response(reusing, monkeypatch):
    made = []

    def slowly(request):
        made.append(request)
        time.sleep(0.3)
        return HttpResponse(b"{}", headers={"ETag": '"1-x"', "Cache-Control": "public, max-age=60"})

    monkeypatch.setattr(reuse, "public_state", reuse.PublicState)
    send = reuse.reuse(slowly)
    monkeypatch.setattr(reuse, "rate_of", lambda _request: None)
    requests = [RequestFactory().get("/api/v1/visits/", headers={"Host": "testserver"}) for _ in range(5)]
    threads = [threading.Thread(target=send, args=[each]) for each in requests]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(made) == 1
    assert not reusing.making
