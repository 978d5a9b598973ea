"""Every example of a body in the OpenAPI document is accepted unchanged."""

import re

import pytest
from rest_framework.test import APIClient

from relations.models import KINDS, RECORDS
from tests.factories.account import create_account
from tests.openapi import document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]
NOUNS = {model.resource(): noun for noun, model in KINDS.items()}
WRITES = sorted(
    (path, method)
    for path, item in document()["paths"].items()
    for method in ("post", "patch")
    if re.fullmatch(r"/api/v1/[a-z-]+/(\{id\}/((aliases|claims)/)?)?", path)
    and "requestBody" in item.get(method, {})
    and path.split("/")[3] in NOUNS
)


def example(path, method, media_type="application/json"):
    return document()["paths"][path][method]["requestBody"]["content"][media_type]["example"]


@pytest.fixture
def curator():
    client = APIClient()
    client.force_authenticate(create_account("anna"))
    return client


@pytest.mark.parametrize(("path", "method"), WRITES)
def test_the_example_of_a_write_is_accepted(curator, path, method):
    noun = NOUNS[path.split("/")[3]]
    state = {"publication": "published"} if noun in RECORDS else {}
    record = KINDS[noun]._default_manager.filter(**state).order_by("pk").first()
    url, condition = path.replace("{id}", record.key), {"If-Match": f'"{record.revision}"'}
    headers = condition if "{id}" in path else {}

    response = getattr(curator, method)(f"{url}?dry_run=true", example(path, method), headers=headers)

    assert (response.status_code, response.json().get("outcome")) == (200, "dry_run"), response.content


@pytest.mark.parametrize(
    ("media_type", "query"), [("application/x-ndjson", {}), ("text/csv", {"kind": "leader"})]
)
def test_the_examples_of_imports_are_accepted(curator, media_type, query):
    body = example("/api/v1/imports/", "post", media_type)

    parameters = {"dry_run": "true"} | query
    response = curator.post("/api/v1/imports/", body, content_type=media_type, query_params=parameters)

    assert response.json().get("created") == ["leader/an-example"], response.content


def test_every_writable_kind_has_examples():
    assert len(WRITES) > 4 * 13
