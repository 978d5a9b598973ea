"""What will go says so in its answers and in the document, twelve months before."""

import re
from datetime import date

import pytest
from django.conf import settings
from drf_spectacular.generators import SchemaGenerator

from relations.api.deprecation import Deprecation
from tests.api import deprecated_urls
from tests.contract import document

HEADERS = {"Deprecation": "@1767225600", "Sunset": "Fri, 01 Jan 2027 00:00:00 GMT"}


@pytest.fixture
def _going(settings):
    settings.ROOT_URLCONF = "tests.api.deprecated_urls"


def announced(response):
    return {name: response.headers[name] for name in HEADERS if name in response.headers}


@pytest.mark.django_db
@pytest.mark.usefixtures("_going")
def test_every_answer_of_what_will_go_says_since_when_and_until_when(client):
    assert announced(client.get("/api/v1/going/")) == HEADERS
    assert announced(client.get("/api/v1/going/?hots=VNM")) == HEADERS
    assert announced(client.get("/api/v1/going-topics/")) == HEADERS
    held = client.get("/api/v1/going-topics/").headers["ETag"]
    unchanged = client.get("/api/v1/going-topics/", headers={"If-None-Match": held})
    assert unchanged.status_code == 304
    assert announced(unchanged) == HEADERS


@pytest.mark.django_db
@pytest.mark.usefixtures("_going")
def test_what_stays_says_nothing(client):
    assert announced(client.get("/api/v1/going-topics/nothing/")) == {}
    assert announced(client.get("/api/v1/topics/")) == {}


@pytest.mark.django_db
@pytest.mark.usefixtures("_going")
def test_pages_of_other_origins_see_it(client):
    answer = client.get("/api/v1/going/", headers={"Origin": "https://reader.example"})

    assert {*HEADERS} <= {*answer.headers["Access-Control-Expose-Headers"].split(", ")}


def test_the_document_says_what_will_go_and_when():
    paths = SchemaGenerator(urlconf=deprecated_urls).get_schema(request=None, public=True)["paths"]
    going = paths["/api/v1/going/"]["get"]

    assert going["deprecated"] is True
    assert going["description"].endswith(
        "Deprecated since 2026-01-01; it answers until 2027-01-01. Ask /api/v1/topics/ instead."
    )
    assert {*HEADERS} <= going["responses"]["200"]["headers"].keys()
    assert paths["/api/v1/going-topics/"]["get"]["deprecated"] is True
    assert "deprecated" not in paths["/api/v1/going-topics/{id}/"]["get"]


def test_the_promise_names_what_will_go_and_until_when():
    promise = (settings.BASE_DIR / "docs" / "stability.md").read_text()
    going = [
        (path, operation["description"])
        for path, methods in document()["paths"].items()
        for operation in methods.values()
        if operation.get("deprecated")
    ]

    assert ("Deprecated at present: nothing." in promise) is (going == [])
    for path, description in going:
        assert path in promise
        assert re.search(r"until (\d{4}-\d{2}-\d{2})", description)[1] in promise


def test_notice_is_twelve_months_or_more():
    Deprecation(since=date(2026, 3, 15), sunset=date(2027, 3, 15), instead="")
    with pytest.raises(ValueError, match="less than 12 months"):
        Deprecation(since=date(2026, 3, 15), sunset=date(2027, 3, 14), instead="")
