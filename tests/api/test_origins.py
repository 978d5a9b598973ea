"""CORS: pages of other origins may read."""

import pytest

pytestmark = pytest.mark.django_db

ORIGIN = {"origin": "https://newsroom.example"}


@pytest.mark.parametrize("url", ["/api/v1/visits/", "/api/v1/visits/nobody/", "/api/v1/nowhere/", "/api/v1/"])
def test_every_response_of_the_api_allows_other_origins_without_cookies(client, url):
    response = client.get(url, headers=ORIGIN)

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    exposed = response.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Link", "RateLimit", "Retry-After", "X-Request-ID", "Content-Language"} <= set(exposed)
    assert "X-Total-Count" in exposed


def test_preflight_requests_allow_conditions_but_no_writes(client):
    preflight = {"access-control-request-method": "GET", "access-control-request-headers": "if-none-match"}
    response = client.options("/api/v1/visits/", headers={**ORIGIN, **preflight})

    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "if-none-match" in response.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("url", ["/admin/login/", "/healthz", "/"])
def test_pages_do_not_allow_other_origins(client, url):
    assert "Access-Control-Allow-Origin" not in client.get(url, headers=ORIGIN).headers
