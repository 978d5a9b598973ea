"""Refusals at the desk: pages for people, problems for programs, the same in both."""

import pytest
from django.test import Client

from relations.models import Visit
from tests.admin.conftest import address

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
NOWHERE = "/admin/relations/nothing/"


@pytest.fixture
def desk(admin_user):
    """Somebody at the desk who sees what a server would answer to faults."""
    client = Client(raise_request_exception=False)
    client.force_login(admin_user)
    return client


def test_a_browser_reads_what_is_wrong_and_where_to_go_on(desk):
    answer = desk.get(NOWHERE, headers=BROWSER)

    said = answer.content.decode()
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>Nothing is here</h1>" in said
    assert "/problems/not_found/" in said
    assert 'href="/admin/"' in said
    assert answer.headers["X-Request-ID"] in said
    assert "default-src" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", [{}, {"accept": "*/*"}, {"accept": "application/json"}])
def test_a_program_gets_the_problem(desk, headers):
    answer = desk.get(NOWHERE, headers=headers)

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_the_api_answers_a_browser_with_a_problem(client):
    answer = client.get("/api/v1/nowhere/", headers=BROWSER)

    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_form_without_its_token_is_told_on_a_page(admin_user):
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", headers=BROWSER)

    assert answer.status_code == 403
    assert "<h1>This account may not do that</h1>" in answer.content.decode()


def test_a_lost_database_is_told_with_the_time_to_wait(desk, settings):
    settings.ROOT_URLCONF = "tests.api.failing_urls"

    answer = desk.get("/admin/fail/away/", headers=BROWSER)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "Try again in 5 seconds." in answer.content.decode()


def test_what_a_question_brings_stays_text(desk):
    answer = desk.get(f"{address(Visit, 'changelist')}<script>alert(1)</script>/", headers=BROWSER)

    assert "<script>" not in answer.content.decode()
