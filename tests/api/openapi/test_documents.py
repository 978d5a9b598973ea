"""Each kind has its own schema of portable documents in openapi.yaml, which responses refer to."""

import json
from collections import defaultdict

import pytest
from jsonschema import ValidationError

from relations.documents.document import keys_of
from relations.models import KINDS, RECORDS
from relations.queries.history.revisions import current_documents
from tests.api.feed import read_changes
from tests.contract import documented_responses, validator
from tests.openapi import document, find_operation, resolved

OF_KINDS = pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)


def schema_of(name):
    return document()["components"]["schemas"][name]


def matches(name, value):
    """Whether a value matches a schema that allows no additional fields."""
    schema = json.dumps({"$ref": f"#/components/schemas/{name}"}).encode()
    try:
        validator(schema, has_all_fields=True).validate(value)
    except ValidationError:
        return False
    return True


def referenced_schemas(schema):
    """The names of all schemas that a schema refers to, also indirectly."""
    found = set()
    remaining = [schema]
    while remaining:
        node = remaining.pop()
        if isinstance(node, list):
            remaining += node
        elif isinstance(node, dict):
            name = node.get("$ref", "").rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                remaining.append(resolved(node))
            remaining += node.values()
    return found


@OF_KINDS
def test_the_schema_of_a_kind_has_the_fields_of_its_documents(model):
    assert tuple(schema_of(f"{model.__name__}Document")["properties"]) == keys_of(model)


@pytest.mark.django_db
@pytest.mark.usefixtures("curated")
def test_documents_match_the_schema_of_their_kind():
    fields = defaultdict(set)
    for found in current_documents():
        name = f"{found.model.__name__}Document"
        fields[found.noun] |= found.data.keys()
        assert matches(name, found.data), found.record_key
        assert not matches(name, found.data | {"hots": "VNM"})
        for needed in schema_of(name)["required"]:
            assert not matches(name, {key: each for key, each in found.data.items() if key != needed})
    assert fields.keys() == KINDS.keys()
    assert {"claims", "publication"} < set.intersection(*(fields[noun] for noun in RECORDS))


@pytest.mark.django_db
@pytest.mark.usefixtures("curated")
def test_each_change_matches_the_one_schema_of_its_kind(api):
    changes, _ = read_changes(api)
    choice = schema_of("Change")
    discriminator = choice["discriminator"]

    assert discriminator["propertyName"] == "kind"
    assert discriminator["mapping"].keys() == KINDS.keys() == {each["kind"] for each in changes}
    assert sorted(discriminator["mapping"].values()) == sorted(form["$ref"] for form in choice["oneOf"])
    for each in changes:
        [form] = [
            name for kind, name in discriminator["mapping"].items() if matches(name.rpartition("/")[2], each)
        ]
        assert form == discriminator["mapping"][each["kind"]]


@pytest.mark.django_db
@pytest.mark.usefixtures("curated")
def test_a_change_with_the_document_of_another_kind_matches_no_schema(api):
    visit = next(each for each in read_changes(api)[0] if each["kind"] == "visit")

    assert matches("Change", visit | {"document": None})
    assert not matches("Change", visit | {"kind": "leader"})
    assert not matches("Change", visit | {"kind": "treaty"})


@OF_KINDS
def test_responses_of_a_kind_have_documents_of_that_kind_only(model):
    url = f"/api/v1/{model.resource()}/x/"
    places = [url, f"{url}revisions/"]
    places += [] if model.noun() == "country" else [f"{url}document/", f"{url}history/"]

    for place in places:
        content = documented_responses(find_operation("get", place))["200"]["content"]
        found = {name for name in referenced_schemas(content) if name.endswith("Document")}
        assert found - {f"{model.__name__}CurrentDocument"} == {f"{model.__name__}Document"}, place
