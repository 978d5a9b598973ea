"""Pages of other origins may read."""

import pytest

pytestmark = pytest.mark.django_db

ORIGIN = {"origin": "https://newsroom.example"}


@pytest.mark.parametrize("url", ["/api/v1/visits/", "/api/v1/visits/nobody/", "/api/v1/nowhere/", "/api/v1/"])
def test_every_answer_of_the_api_may_be_read_without_cookies(client, url):
    answer = client.get(url, headers=ORIGIN)

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Link", "RateLimit", "Retry-After", "X-Request-ID", "Content-Language"} <= set(exposed)
    assert "X-Total-Count" in exposed


def test_conditions_may_be_asked_for_in_advance_and_writing_may_not(client):
    asked = {"access-control-request-method": "GET", "access-control-request-headers": "if-none-match"}
    answer = client.options("/api/v1/visits/", headers={**ORIGIN, **asked})

    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "if-none-match" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("url", ["/admin/login/", "/healthz", "/"])
def test_pages_are_of_their_own_origin(client, url):
    assert "Access-Control-Allow-Origin" not in client.get(url, headers=ORIGIN).headers
