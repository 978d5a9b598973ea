"""Every error response is a problem document with a page that explains it."""

import pytest
from django.test import Client

from relations.api.problems.problem_types import TITLES, TYPES

FIELDS = {"type", "title", "status", "detail", "code", "request_id", "errors"}


@pytest.fixture
def client():
    """A client that receives the response to a server error instead of the exception."""
    return Client(raise_request_exception=False)


def assert_problem(response, code):
    status, title = TITLES[code]
    assert (response.status_code, response.headers["Content-Type"]) == (status, "application/problem+json")
    body = response.json()
    assert body.keys() == FIELDS
    assert (body["code"], body["status"], body["title"]) == (code, status, title)
    assert body["request_id"] == response.headers["X-Request-ID"]
    return body


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/api/v1/nowhere/", "/static/nothing.css", "/problems/no_such_code/"]
)
def test_an_unknown_url_is_a_problem(client, path):
    assert_problem(client.get(path), "not_found")


@pytest.mark.parametrize("method", ["get", "post", "patch", "delete"])
def test_a_missing_slash_redirects_with_method_and_query(client, method):
    """After 301 clients repeat with GET, so a write that did not happen would respond with 200."""
    response = getattr(client, method)("/api/v1/visits?dry_run=true")

    assert (response.status_code, response.headers["Location"]) == (308, "/api/v1/visits/?dry_run=true")


def test_an_unknown_host_is_a_problem(client):
    body = assert_problem(client.get("/api/v1/", headers={"host": "elsewhere.example"}), "bad_request")

    assert body["type"] == "/problems/bad_request/"


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/docs/", "/api/v1/openapi.json", "/", "/healthz"])
def test_an_unsupported_method_is_a_problem_with_the_allowed_ones(client, path):
    response = client.delete(path)

    assert_problem(response, "method_not_allowed")
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    "arguments", [{"query_params": {"format": "xml"}}, {"headers": {"accept": "text/csv"}}]
)
def test_an_unknown_format_is_a_problem(client, arguments):
    assert_problem(client.get("/api/v1/", **arguments), "not_acceptable")


def test_a_browser_gets_json(client):
    response = client.get("/api/v1/", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    assert response.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("bug", "internal_error"),
        ("unavailable", "unavailable"),
        ("forbidden", "permission_denied"),
        ("too-many", "bad_request"),
    ],
)
def test_exceptions_inside_and_outside_the_api_are_problems(client, settings, prefix, error, code):
    settings.ROOT_URLCONF = "tests.api.failing_urls"

    body = assert_problem(client.get(f"{prefix}/fail/{error}/"), code)

    assert "an unexpected error" not in body["detail"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("unknown-caller", "not_authenticated"),
        ("too-often", "too_many_requests"),
        ("strange-body", "unsupported_media_type"),
    ],
)
def test_exceptions_of_the_framework_are_problems(client, settings, error, code):
    settings.ROOT_URLCONF = "tests.api.failing_urls"

    assert_problem(client.get(f"/api/v1/fail/{error}/"), code)


@pytest.mark.parametrize(("path", "seconds"), [("/fail/unavailable/", "5"), ("/api/v1/fail/too-often/", "7")])
def test_temporary_errors_have_retry_after(client, settings, path, seconds):
    settings.ROOT_URLCONF = "tests.api.failing_urls"

    assert client.get(f"{path}").headers["Retry-After"] == seconds


def test_a_form_without_its_token_is_a_problem():
    assert_problem(Client(enforce_csrf_checks=True).post("/admin/login/"), "permission_denied")


@pytest.mark.parametrize("name", TYPES)
def test_every_problem_has_a_page_with_cause_example_and_cure(client, name):
    _, title = TYPES[name]

    page = client.get(f"/problems/{name}/").content.decode()

    assert f"<h1>{title}</h1>" in page
    assert all(f"<h2>{heading}</h2>" in page for heading in ("Cause", "Example", "Solution"))


def test_the_type_of_a_problem_is_the_url_of_its_page(client):
    body = client.get("/api/v1/nowhere/").json()

    assert client.get(body["type"]).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "name", "title"),
    [
        ("visits/?hots=VNM&colour=red", "unknown_parameter", "Unknown parameter"),
        ("visits/?limit=0&since=x", "invalid_value", "Invalid value"),
        ("visits/?limit=1&limit=2", "invalid_value", "Invalid value"),
        ("visits/?hots=VNM&limit=0", "invalid_parameters", "Invalid parameters"),
        ("visits/?explain=1&format=csv", "invalid_parameters", "Invalid parameters"),
        ("visits/groups/", "invalid_parameters", "Invalid parameters"),
    ],
)
def test_problems_with_parameters_have_one_code_and_the_title_of_their_kind(client, path, name, title):
    response = client.get(f"/api/v1/{path}")

    body = response.json()
    assert (response.status_code, body["code"], body["title"]) == (400, "invalid_parameters", title)
    assert body["type"] == f"http://testserver/problems/{name}/"
    page = client.get(body["type"]).content.decode()
    assert f"<h1>{title}</h1>" in page
    assert "<p>Code <code>invalid_parameters</code>, status 400.</p>" in page
