"""Errors of the admin: HTML for browsers and problem details for programs, with the same content."""

import pytest
from django.test import Client

from relations.models import Visit
from tests.admin.conftest import admin_url

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
NOWHERE = "/admin/relations/nothing/"


@pytest.fixture
def curator_client(admin_user):
    """A client that gets the response to an error, as a browser does, instead of the exception."""
    client = Client(raise_request_exception=False)
    client.force_login(admin_user)
    return client


def test_a_browser_gets_a_page_with_the_error_and_a_way_on(curator_client):
    response = curator_client.get(NOWHERE, headers=BROWSER)

    page = response.content.decode()
    assert (response.status_code, response.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>Not found</h1>" in page
    assert "/problems/not_found/" in page
    assert 'href="/admin/"' in page
    assert response.headers["X-Request-ID"] in page
    assert "default-src" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", [{}, {"accept": "*/*"}, {"accept": "application/json"}])
def test_a_program_gets_a_problem(curator_client, headers):
    response = curator_client.get(NOWHERE, headers=headers)

    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")


def test_the_api_responds_to_a_browser_with_a_problem(client):
    response = client.get("/api/v1/nowhere/", headers=BROWSER)

    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_form_without_its_token_gets_an_error_page(admin_user):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", headers=BROWSER)

    assert response.status_code == 403
    assert "<h1>Permission denied</h1>" in response.content.decode()


def test_a_lost_database_gets_an_error_page_with_the_time_to_wait(curator_client, settings):
    settings.ROOT_URLCONF = "tests.api.failing_urls"

    response = curator_client.get("/admin/fail/unavailable/", headers=BROWSER)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert "Try again in 5 seconds." in response.content.decode()


def test_markup_in_the_url_is_escaped(curator_client):
    response = curator_client.get(
        f"{admin_url(Visit, 'changelist')}<script>alert(1)</script>/", headers=BROWSER
    )

    assert "<script>" not in response.content.decode()
