"""The OpenAPI documents are complete and described."""

import re

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator

from relations.api.openapi.components import properties_of
from relations.api.openapi.statuses import LISTED
from relations.api.urls import RESOURCES
from tests.contract import portable_schemas
from tests.openapi import document, resolved

PROBLEM = {"$ref": "#/components/responses/Problem"}


def operations():
    """Every operation with its path."""
    return [
        (path, operation) for path, methods in document()["paths"].items() for operation in methods.values()
    ]


def nodes(part, where="#"):
    """Every mapping in a part of the document, with its path."""
    if isinstance(part, dict):
        yield where, part
    steps = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in steps:
        if key not in ("examples", "example", "default"):
            yield from nodes(value, f"{where}/{key}")


def objects():
    """Every schema of an object with properties."""
    return [
        (where, node) for where, node in nodes(document()["components"]["schemas"]) if "properties" in node
    ]


def properties():
    """Every property of every object."""
    return [
        (f"{where}.{name}", found) for where, node in objects() for name, found in node["properties"].items()
    ]


def is_plain(schema):
    """Whether a schema defines its value itself; others refer to a schema that has examples."""
    items = schema.get("items", schema)
    values = schema.get("additionalProperties")
    inside = {*items, *(values if isinstance(values, dict) else ())}
    return "type" in schema and not {"$ref", "allOf", "anyOf", "properties"} & inside


def test_the_version_is_openapi_3_1():
    assert document()["openapi"].startswith("3.1.")


def test_operation_ids_are_unique_words():
    ids = [operation["operationId"] for _, operation in operations()]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z_]+", each) for each in ids)


def test_every_enum_has_its_own_name():
    # Names that the generator invents end in digits or start with the name of the component.
    enums = {name for name, schema in document()["components"]["schemas"].items() if "enum" in schema}

    fields = {name for name in enums if name.endswith("Field")}
    assert enums - fields == {*settings.SPECTACULAR_SETTINGS["ENUM_NAME_OVERRIDES"]}


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_list_responds_with_a_page_of_rows(resource):
    response = document()["paths"][f"/api/v1/{resource}/"]["get"]["responses"]["200"]

    schemas = document()["components"]["schemas"]
    fields = properties_of(response["content"]["application/json"]["schema"], schemas)
    assert [*fields] == ["count", "next", "previous", "explain", "results"]
    assert fields["results"]["type"] == "array"
    assert "Link" in response["headers"]


def test_every_operation_documents_its_errors():
    for path, operation in operations():
        responses = operation["responses"]
        assert responses["default"] == PROBLEM
        assert responses["429"] == {"$ref": "#/components/responses/too_many_requests"}
        assert ({"308", "404"} <= responses.keys()) is ("{" in path), path


def test_every_problem_is_problem_json():
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    responses = document()["components"]["responses"]
    problems = {name for name, response in responses.items() if response.get("content") == content}

    assert problems == {*LISTED, "Problem"}


def test_every_operation_and_every_parameter_has_a_description_and_an_example():
    for path, operation in operations():
        assert operation["description"]
        assert operation["summary"]
        for parameter in operation["parameters"]:
            assert parameter.get("description"), (path, parameter["name"])
            assert parameter["schema"].get("examples"), (path, parameter["name"])


def test_the_lines_and_columns_of_imports_are_described():
    described = document()["paths"]["/api/v1/imports/"]["post"]["description"]

    assert all(text in described for text in ('["kind", {…}]', "`/2/host`", "`quantity.amount`"))


def test_examples_of_parameters_are_valid():
    for path, operation in operations():
        for parameter in operation["parameters"]:
            for example in parameter["schema"]["examples"]:
                schema = {**parameter["schema"], "components": document()["components"]}
                errors = list(Draft202012Validator(schema).iter_errors(example))
                assert not errors, (path, parameter["name"], errors)


def test_every_property_is_described():
    undescribed = [
        where
        for where, schema in properties()
        if not (schema.get("description") or resolved(schema).get("description"))
    ]

    assert undescribed == []


def test_every_plain_property_has_a_valid_example():
    for where, schema in properties():
        if not is_plain(schema):
            continue
        assert schema.get("examples"), where
        complete = {**schema, "components": document()["components"]}
        for example in schema["examples"]:
            assert list(Draft202012Validator(complete).iter_errors(example)) == [], where


def test_every_property_is_required_except_in_documents_and_bodies():
    """Only `explain=1` adds `explain`. Portable documents leave out what is absent."""
    optional_fields = [
        (where, set(node["properties"]) - set(node.get("required", ())) - {"explain"})
        for where, node in objects()
    ]

    incomplete = [where for where, names in optional_fields if names]
    incomplete = [where for where in incomplete if not where.endswith("Body")]
    assert [where for where in incomplete if where.split("/")[1] not in portable_schemas()] == []


def test_bodies_allow_no_additional_fields():
    bodies = [node for where, node in objects() if where.endswith("Body")]

    assert len(bodies) > 30
    assert all(node["additionalProperties"] is False for node in bodies)


def test_every_write_has_a_body_and_the_statuses_of_its_errors():
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            if method == "get":
                continue
            assert ("requestBody" in operation) is (method != "delete"), (method, path)
            assert "401" in operation["responses"]
            headers = {each["name"] for each in operation["parameters"] if each["in"] == "header"}
            assert {"412", "428"} & operation["responses"].keys() == (
                {"412", "428"} if "If-Match" in headers else set()
            ), (method, path)


def test_every_property_has_a_type():
    closed = {"type", "oneOf", "anyOf", "allOf", "$ref"}

    assert [where for where, found in properties() if not found.keys() & closed] == []


def test_a_claim_value_has_one_of_six_types():
    value = document()["components"]["schemas"]["ClaimValue"]

    mapping = value["discriminator"]["mapping"]
    assert value["discriminator"]["propertyName"] == "type"
    assert set(mapping) == {"period", "quantity", "reference", "text", "choice", "boolean"}
    assert sorted(mapping.values()) == sorted(form["$ref"] for form in value["oneOf"])
    assert {resolved({"$ref": form})["properties"]["type"]["const"] for form in mapping.values()} == set(
        mapping
    )


def test_a_correction_cannot_remove_a_required_field():
    forms = document()["components"]["schemas"]
    corrected = [name for name in forms if name.endswith("CorrectionBody")]

    assert len(corrected) > 15
    for name in corrected:
        for needed in forms[name.removesuffix("CorrectionBody") + "Body"]["required"]:
            assert "null" not in str(forms[name]["properties"][needed]).lower(), (name, needed)
