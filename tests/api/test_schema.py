import re

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from jsonschema import Draft202012Validator

from relations.api.errors import TITLES
from relations.api.urls import RESOURCES
from tests.contract import document, forms_of_documents, generated, resolved

PROBLEMS = {
    "406": "not_acceptable",
    "414": "uri_too_long",
    "429": "too_many_requests",
    "431": "headers_too_large",
    "500": "internal_error",
    "503": "unavailable",
}


def operations():
    """Every operation with its path."""
    return [
        (path, operation) for path, methods in document()["paths"].items() for operation in methods.values()
    ]


def nodes(found, where="#"):
    """Every mapping in the document, with the way to it."""
    if isinstance(found, dict):
        yield where, found
    steps = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
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
    """Whether a schema says itself what a value is; others refer to something that has examples."""
    items = schema.get("items", schema)
    return "type" in schema and not {"$ref", "allOf", "anyOf", "properties"} & items.keys()


def test_the_schema_is_made_without_a_warning(capfd):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", "/dev/null")

    assert capfd.readouterr() == ("", "")


def test_openapi_yaml_is_what_the_code_says():
    committed = yaml.safe_load((settings.BASE_DIR / "openapi.yaml").read_text())

    assert committed == generated()


def test_the_document_that_is_served_is_the_one_that_is_committed(client):
    committed = yaml.safe_load((settings.BASE_DIR / "openapi.yaml").read_text())

    assert client.get("/api/v1/openapi.json").json() == committed
    assert yaml.safe_load(client.get("/api/v1/openapi.yaml").content) == committed
    assert client.get("/api/v1/openapi.xml").status_code == 404


@pytest.mark.parametrize("extension", ["json", "yaml"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_who_holds_the_document_is_not_sent_it_again(client, extension, coding):
    def asked(**headers):
        headers |= {"accept-encoding": coding}
        return client.get(f"/api/v1/openapi.{extension}", headers=headers)

    first = asked()
    again = asked(**{"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, max-age=60" == again.headers["Cache-Control"]
    other = client.get(f"/api/v1/openapi.{extension}", headers={"if-none-match": first.headers["ETag"]})
    assert other.status_code == (304 if coding == "identity" else 200)
    assert client.get("/api/v1/openapi.xml").status_code == 404


def test_it_is_openapi_3_1():
    assert document()["openapi"].startswith("3.1.")


def test_operation_ids_are_words_and_unique():
    ids = [operation["operationId"] for _, operation in operations()]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z_]+", each) for each in ids)


def test_every_set_of_choices_has_a_name_of_its_own():
    # Names that the generator makes up out of need end in digits or start with the component's name.
    named = {name for name, schema in document()["components"]["schemas"].items() if "enum" in schema}

    assert named == {*settings.SPECTACULAR_SETTINGS["ENUM_NAME_OVERRIDES"]}


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_list_answers_a_page_of_rows(resource):
    answer = document()["paths"][f"/api/v1/{resource}/"]["get"]["responses"]["200"]

    page = resolved(answer["content"]["application/json"]["schema"]["allOf"][0])

    assert page["required"] == ["count", "next", "previous", "results"]
    assert page["properties"]["results"]["type"] == "array"
    assert "Link" in answer["headers"]


def test_every_operation_documents_its_problems():
    for path, operation in operations():
        answers = operation["responses"]
        assert {status: answers.get(status) for status in PROBLEMS} == {
            status: {"$ref": f"#/components/responses/{code}"} for status, code in PROBLEMS.items()
        }
        assert answers["400"]["$ref"].endswith(("/invalid_parameters", "/invalid_document"))
        assert ({"308", "404"} <= answers.keys()) is ("{" in path), path


def test_every_problem_is_problem_json():
    for code in TITLES:
        content = resolved({"$ref": f"#/components/responses/{code}"})["content"]
        assert content == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def test_every_operation_and_every_parameter_is_described_with_an_example():
    for path, operation in operations():
        assert operation["description"]
        assert operation["summary"]
        for parameter in operation["parameters"]:
            assert parameter.get("description"), (path, parameter["name"])
            assert parameter["schema"].get("examples"), (path, parameter["name"])


def test_what_stands_in_the_lines_and_columns_of_imports_is_described():
    described = document()["paths"]["/api/v1/imports/"]["post"]["description"]

    assert all(said in described for said in ('["kind", {…}]', "`/2/host`", "`quantity.amount`"))


def test_examples_of_parameters_are_values_that_the_parameters_take():
    for path, operation in operations():
        for parameter in operation["parameters"]:
            for example in parameter["schema"]["examples"]:
                errors = list(Draft202012Validator(parameter["schema"]).iter_errors(example))
                assert not errors, (path, parameter["name"], errors)


def test_every_property_is_described():
    assert [where for where, schema in properties() if not schema.get("description")] == []


def test_every_plain_property_has_an_example_that_fits():
    for where, schema in properties():
        if not is_plain(schema):
            continue
        assert schema.get("examples"), where
        whole = {**schema, "components": document()["components"]}
        for example in schema["examples"]:
            assert list(Draft202012Validator(whole).iter_errors(example)) == [], where


def test_every_property_is_required_except_in_selections_documents_and_what_people_write():
    """A selection is what `fields` and `omit` leave of an answer, Explainable what `explain=1` adds.

    Portable documents leave out what is absent.
    """
    lax = [where for where, node in objects() if set(node.get("required", ())) != set(node["properties"])]

    lax = [where for where in lax if not where.startswith("#/Written")]
    lax = [where for where in lax if where.split("/")[1] not in forms_of_documents()]
    assert [where for where in lax if not where.endswith(("Selection", "/Explainable"))] == []


def test_what_people_write_has_no_other_members():
    written = [node for where, node in objects() if "/Written" in where]

    assert len(written) > 30
    assert all(node["additionalProperties"] is False for node in written)


def test_every_write_has_a_body_a_form_and_an_answer_for_each_refusal():
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            if method == "get":
                continue
            assert ("requestBody" in operation) is (method != "delete"), (method, path)
            assert {"401", "413", "415"} <= operation["responses"].keys()
            headers = {each["name"] for each in operation["parameters"] if each["in"] == "header"}
            assert {"412", "428"} & operation["responses"].keys() == (
                {"412", "428"} if "If-Match" in headers else set()
            ), (method, path)


def test_no_property_is_left_open():
    assert [
        where for where, found in properties() if not found.keys() & {"type", "oneOf", "allOf", "$ref"}
    ] == []


def test_a_claim_says_one_of_six_forms_told_apart_by_their_type():
    value = document()["components"]["schemas"]["ClaimValue"]

    mapping = value["discriminator"]["mapping"]
    assert value["discriminator"]["propertyName"] == "type"
    assert set(mapping) == {"period", "quantity", "reference", "text", "choice", "boolean"}
    assert sorted(mapping.values()) == sorted(form["$ref"] for form in value["oneOf"])
    assert {resolved({"$ref": form})["properties"]["type"]["const"] for form in mapping.values()} == set(
        mapping
    )


def test_a_correction_empties_nothing_that_must_be_there():
    forms = document()["components"]["schemas"]
    corrected = [name for name in forms if name.startswith("Written") and name.endswith("Correction")]

    assert len(corrected) > 15
    for name in corrected:
        for needed in forms[name.removesuffix("Correction")]["required"]:
            assert "null" not in str(forms[name]["properties"][needed]), (name, needed)
