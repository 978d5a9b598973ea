"""Deprecated operations announce it in responses and in the document, twelve months before."""

import re
from datetime import date

import pytest
from django.conf import settings
from drf_spectacular.generators import SchemaGenerator

from relations.api.http.deprecation import Deprecation
from tests.api import deprecated_urls
from tests.openapi import document

HEADERS = {"Deprecation": "@1767225600", "Sunset": "Fri, 01 Jan 2027 00:00:00 GMT"}


@pytest.fixture
def _deprecated_urls(settings):
    settings.ROOT_URLCONF = "tests.api.deprecated_urls"


def deprecation_headers(response):
    return {name: response.headers[name] for name in HEADERS if name in response.headers}


@pytest.mark.django_db
@pytest.mark.usefixtures("_deprecated_urls")
def test_responses_of_deprecated_operations_have_both_dates(client):
    assert deprecation_headers(client.get("/api/v1/deprecated/")) == HEADERS
    assert deprecation_headers(client.get("/api/v1/deprecated/?hots=VNM")) == HEADERS
    assert deprecation_headers(client.get("/api/v1/deprecated-topics/")) == HEADERS
    etag = client.get("/api/v1/deprecated-topics/").headers["ETag"]
    unchanged = client.get("/api/v1/deprecated-topics/", headers={"If-None-Match": etag})
    assert unchanged.status_code == 304
    assert deprecation_headers(unchanged) == HEADERS


@pytest.mark.django_db
@pytest.mark.usefixtures("_deprecated_urls")
def test_responses_of_other_operations_have_no_such_headers(client):
    assert deprecation_headers(client.get("/api/v1/topics/nothing/deprecated/")) == {}
    assert deprecation_headers(client.get("/api/v1/topics/")) == {}


@pytest.mark.django_db
@pytest.mark.usefixtures("_deprecated_urls")
def test_pages_of_other_origins_can_read_the_headers(client):
    response = client.get("/api/v1/deprecated/", headers={"Origin": "https://reader.example"})

    assert {*HEADERS} <= {*response.headers["Access-Control-Expose-Headers"].split(", ")}


def test_the_document_marks_deprecated_operations_with_both_dates():
    paths = SchemaGenerator(urlconf=deprecated_urls).get_schema(request=None, public=True)["paths"]
    operation = paths["/api/v1/deprecated/"]["get"]

    assert operation["deprecated"] is True
    assert operation["description"].endswith(
        "Deprecated since 2026-01-01; it works until 2027-01-01. Use /api/v1/topics/ instead."
    )
    assert {*HEADERS} <= operation["responses"]["200"]["headers"].keys()
    assert paths["/api/v1/deprecated-topics/"]["get"]["deprecated"] is True
    assert "deprecated" not in paths["/api/v1/topics/{id}/deprecated/"]["get"]


def test_docs_stability_lists_deprecated_paths_and_their_sunset():
    page = (settings.BASE_DIR / "docs" / "stability.md").read_text()
    deprecated = [
        (path, operation["description"])
        for path, methods in document()["paths"].items()
        for operation in methods.values()
        if operation.get("deprecated")
    ]

    assert ("Nothing is deprecated at present." in page) is (deprecated == [])
    for path, description in deprecated:
        assert path in page
        assert re.search(r"until (\d{4}-\d{2}-\d{2})", description)[1] in page


def test_a_deprecation_lasts_at_least_twelve_months():
    Deprecation(since=date(2026, 3, 15), sunset=date(2027, 3, 15), instead="")
    with pytest.raises(ValueError, match="less than 12 months"):
        Deprecation(since=date(2026, 3, 15), sunset=date(2027, 3, 14), instead="")
