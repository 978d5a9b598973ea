"""Every body that the OpenAPI document shows can be sent as it stands."""

import re

import pytest
from rest_framework.test import APIClient

from relations.models import KINDS, RECORDS
from tests.contract import document
from tests.factories.account import account

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
    client.force_authenticate(account("anna"))
    return client


@pytest.mark.parametrize(("path", "method"), WRITES)
def test_the_example_of_a_write_is_taken(curator, path, method):
    noun = NOUNS[path.split("/")[3]]
    state = {"publication": "published"} if noun in RECORDS else {}
    record = KINDS[noun]._default_manager.filter(**state).order_by("pk").first()
    url, read = path.replace("{id}", record.key), {"If-Match": f'"{record.revision}"'}
    headers = read if "{id}" in path else {}

    answer = getattr(curator, method)(f"{url}?dry_run=true", example(path, method), headers=headers)

    assert (answer.status_code, answer.json().get("outcome")) == (200, "rehearsed"), answer.content


@pytest.mark.parametrize(
    ("media_type", "question"), [("application/x-ndjson", {}), ("text/csv", {"kind": "leader"})]
)
def test_the_examples_of_imports_are_taken(curator, media_type, question):
    body = example("/api/v1/imports/", "post", media_type)

    asked = {"dry_run": "true"} | question
    answer = curator.post("/api/v1/imports/", body, content_type=media_type, query_params=asked)

    assert answer.json().get("created") == ["leader/an-example"], answer.content


def test_there_is_a_write_for_every_kind_that_is_written():
    assert len(WRITES) > 4 * 13
