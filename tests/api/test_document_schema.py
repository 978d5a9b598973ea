"""Each kind has its own form of portable document in openapi.yaml, and answers are typed by it."""

import json
from collections import defaultdict

import pytest
from jsonschema import ValidationError

from relations.documents.document import keys_of
from relations.models import KINDS, RECORDS
from relations.queries.history import current_documents
from tests.api.feed import walked
from tests.contract import answers_of, document, operation, resolved, validator

OF_KINDS = pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)


def component(name):
    return document()["components"]["schemas"][name]


def fits(name, found):
    """Whether something has a form, which has no other members than those it names."""
    schema = json.dumps({"$ref": f"#/components/schemas/{name}"}).encode()
    try:
        validator(schema, is_whole=True).validate(found)
    except ValidationError:
        return False
    return True


def forms(schema):
    """The names of all forms that a schema leads to without those that leave members out."""
    found = set()
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            name = node.get("$ref", "").rpartition("/")[2]
            if name and name not in found and not name.endswith("Selection"):
                found.add(name)
                waiting.append(resolved(node))
            waiting += node.values()
    return found


@OF_KINDS
def test_the_form_of_a_kind_has_the_members_that_its_documents_are_made_of(model):
    assert tuple(component(f"{model.__name__}Document")["properties"]) == keys_of(model)


@pytest.mark.django_db
@pytest.mark.usefixtures("curated")
def test_documents_have_the_form_of_their_kind_and_the_members_that_it_requires():
    members = defaultdict(set)
    for found in current_documents():
        name = f"{found.model.__name__}Document"
        members[found.noun] |= found.data.keys()
        assert fits(name, found.data), found.record_key
        assert not fits(name, found.data | {"hots": "VNM"})
        for needed in component(name)["required"]:
            assert not fits(name, {key: each for key, each in found.data.items() if key != needed})
    assert members.keys() == KINDS.keys()
    assert {"claims", "publication"} < set.intersection(*(members[noun] for noun in RECORDS))


@pytest.mark.django_db
@pytest.mark.usefixtures("curated")
def test_each_change_has_one_form_which_its_kind_tells(api):
    changes, _ = walked(api)
    choice = component("Change")
    told = choice["discriminator"]

    assert told["propertyName"] == "kind"
    assert told["mapping"].keys() == KINDS.keys() == {each["kind"] for each in changes}
    assert sorted(told["mapping"].values()) == sorted(form["$ref"] for form in choice["oneOf"])
    for each in changes:
        [form] = [name for kind, name in told["mapping"].items() if fits(name.rpartition("/")[2], each)]
        assert form == told["mapping"][each["kind"]]


@pytest.mark.django_db
@pytest.mark.usefixtures("curated")
def test_a_change_with_the_document_of_another_kind_has_no_form(api):
    visit = next(each for each in walked(api)[0] if each["kind"] == "visit")

    assert fits("Change", visit | {"document": None})
    assert not fits("Change", visit | {"kind": "leader"})
    assert not fits("Change", visit | {"kind": "treaty"})


@OF_KINDS
def test_what_a_kind_answers_holds_documents_of_that_kind_alone(model):
    address = f"/api/v1/{model.resource()}/x/"
    places = [address, f"{address}revisions/"]
    places += [] if model.noun() == "country" else [f"{address}document/", f"{address}history/"]

    for place in places:
        answer = answers_of(operation("get", place))["200"]["content"]["application/json"]
        found = {name for name in forms(answer["schema"]) if name.endswith("Document")}
        assert found - {f"{model.__name__}StandingDocument"} == {f"{model.__name__}Document"}, place
