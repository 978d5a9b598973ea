"""Every response has a request id and the security headers; each request is logged once, as JSON."""

import json
import logging

import pytest
from django.conf import settings

SWAGGER = "drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js"
STYLE = "/static/admin/css/base.css"


def get(client, path=STYLE, **headers):
    """Request a static file, which needs no database, and read it to its end, which closes it."""
    response = client.get(path, headers=headers)
    response.getvalue()
    return response


def test_a_valid_request_id_is_returned(client):
    assert get(client, **{"X-Request-ID": "trace-1.a_B"}).headers["X-Request-ID"] == "trace-1.a_B"


@pytest.mark.parametrize("unsafe", ["", "two words", "a\tb", "x" * 65, "naïve", '{"level": "error"}'])
def test_an_unsafe_request_id_is_replaced(client, unsafe):
    request_id = get(client, **{"X-Request-ID": unsafe}).headers["X-Request-ID"]

    assert request_id != unsafe
    assert len(request_id) == 32


def test_two_requests_have_two_ids(client):
    assert get(client).headers["X-Request-ID"] != get(client).headers["X-Request-ID"]


def test_each_request_is_logged_once_as_json_without_its_query(client, caplog):
    formatter = logging.Formatter()
    for handler in logging.getLogger().handlers:
        if type(handler.formatter).__name__ == "ProcessorFormatter":
            formatter = handler.formatter

    with caplog.at_level("INFO", logger="entente.requests"):
        get(client, f"{STYLE}?q=secret", **{"X-Request-ID": "trace-1"})

    (line,) = [formatter.format(record) for record in caplog.records if record.name == "entente.requests"]
    entry = json.loads(line)
    assert (entry["request_id"], entry["path"], entry["status"]) == (
        "trace-1",
        STYLE,
        200,
    )
    assert "secret" not in line


def test_static_files_of_the_admin_and_the_docs_are_served_without_collecting(client):
    assert settings.STATIC_ROOT is None
    assert get(client).status_code == 200
    assert get(client, f"{settings.STATIC_URL}{SWAGGER}").status_code == 200


@pytest.mark.django_db
def test_pages_have_the_security_headers(client):
    headers = client.get("/admin/login/").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    policy = {part.split()[0]: part.split()[1:] for part in headers["Content-Security-Policy"].split("; ")}
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "http" not in headers["Content-Security-Policy"], "nothing of a third party"
