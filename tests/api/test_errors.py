import pytest
from django.test import Client

from relations.api.errors import TITLES

MEMBERS = {"type", "title", "status", "detail", "code", "request_id", "errors"}


@pytest.fixture
def client():
    """A reader who sees what a server would answer to faults."""
    return Client(raise_request_exception=False)


def assert_problem(response, code):
    status, title = TITLES[code]
    assert (response.status_code, response.headers["Content-Type"]) == (status, "application/problem+json")
    body = response.json()
    assert body.keys() == MEMBERS
    assert (body["code"], body["status"], body["title"]) == (code, status, title)
    assert body["request_id"] == response.headers["X-Request-ID"]
    return body


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/api/v1/nowhere/", "/static/nothing.css", "/problems/no_such_code/"]
)
def test_an_address_that_does_not_exist_is_a_problem(client, path):
    assert_problem(client.get(path), "not_found")


@pytest.mark.parametrize("method", ["get", "post", "patch", "delete"])
def test_a_forgotten_slash_leads_on_without_losing_what_was_asked(client, method):
    """After 301 clients ask again with GET: a record that was not written would look like 200."""
    response = getattr(client, method)("/api/v1/visits?dry_run=true")

    assert (response.status_code, response.headers["Location"]) == (308, "/api/v1/visits/?dry_run=true")


def test_a_host_that_is_not_ours_is_a_problem(client):
    body = assert_problem(client.get("/api/v1/", headers={"host": "elsewhere.example"}), "bad_request")

    assert body["type"] == "/problems/bad_request/"


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/docs/", "/api/v1/openapi.json", "/", "/healthz"])
def test_a_method_that_an_address_does_not_take_is_a_problem_that_names_those_it_takes(client, path):
    response = client.delete(path)

    assert_problem(response, "method_not_allowed")
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize("asked", [{"query_params": {"format": "xml"}}, {"headers": {"accept": "text/csv"}}])
def test_a_format_that_is_not_there_is_a_problem(client, asked):
    assert_problem(client.get("/api/v1/", **asked), "not_acceptable")


def test_a_browser_is_answered_in_json(client):
    response = client.get("/api/v1/", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})

    assert response.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("bug", "internal_error"),
        ("away", "unavailable"),
        ("forbidden", "permission_denied"),
        ("too-many", "bad_request"),
    ],
)
def test_faults_inside_and_outside_the_api_are_problems(client, settings, prefix, fault, code):
    settings.ROOT_URLCONF = "tests.api.failing_urls"

    body = assert_problem(client.get(f"{prefix}/fail/{fault}/"), code)

    assert "nobody foresaw" not in body["detail"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("unknown-caller", "not_authenticated"),
        ("too-often", "too_many_requests"),
        ("strange-body", "unsupported_media_type"),
    ],
)
def test_refusals_of_the_framework_are_problems(client, settings, fault, code):
    settings.ROOT_URLCONF = "tests.api.failing_urls"

    assert_problem(client.get(f"/api/v1/fail/{fault}/"), code)


@pytest.mark.parametrize(("path", "seconds"), [("/fail/away/", "5"), ("/api/v1/fail/too-often/", "7")])
def test_what_may_pass_says_when_to_ask_again(client, settings, path, seconds):
    settings.ROOT_URLCONF = "tests.api.failing_urls"

    assert client.get(f"{path}").headers["Retry-After"] == seconds


def test_a_form_without_its_token_is_a_problem():
    assert_problem(Client(enforce_csrf_checks=True).post("/admin/login/"), "permission_denied")


@pytest.mark.parametrize("code", TITLES)
def test_every_problem_has_a_page_with_cause_example_and_cure(client, code):
    _, title = TITLES[code]

    page = client.get(f"/problems/{code}/").content.decode()

    assert f"<h1>{title}</h1>" in page
    assert all(f"<h2>{heading}</h2>" in page for heading in ("Cause", "Example", "Cure"))


def test_the_type_of_a_problem_is_the_address_of_its_page(client):
    body = client.get("/api/v1/nowhere/").json()

    assert client.get(body["type"]).status_code == 200
