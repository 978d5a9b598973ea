"""Shared parameters are components of their document, and every operation keeps its parameters."""

from copy import deepcopy

import pytest

from relations.api.openapi.generators import GENERATORS
from relations.api.openapi.sharing import operations_of, parameters_of, share_parameters
from tests.openapi import generated

LIMIT = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
OF_VISITS = {
    "name": "id",
    "in": "path",
    "required": True,
    "schema": {"examples": ["xi-jinping-vietnam-2023-12"]},
}
OF_LEADERS = {**OF_VISITS, "schema": {"examples": ["xi-jinping"]}}
PATHS = {
    "/visits/{id}/claims/": {"get": ["list_visit_claims", OF_VISITS, LIMIT]},
    "/visits/{id}/": {"get": ["get_visit", OF_VISITS]},
    "/visits/": {"get": ["list_visits", LIMIT]},
    "/leaders/{id}/": {"get": ["get_leader", OF_LEADERS]},
}


@pytest.fixture
def document():
    """A document of four operations."""
    paths = {
        path: {
            method: {"operationId": name, "parameters": parameters}
            for method, (name, *parameters) in methods.items()
        }
        for path, methods in PATHS.items()
    }
    return {"paths": deepcopy(paths), "components": {}}


def share(document):
    return share_parameters(deepcopy(document), None, None, public=True)


def test_a_repeated_parameter_becomes_a_component_with_its_name(document):
    assert share(document)["components"]["parameters"]["limit"] == LIMIT


def test_of_two_parameters_with_one_name_the_rarer_is_named_after_its_operation_too(document):
    for path in ("/leaders/{id}/", "/leaders/{id}/claims/"):
        operation = {"operationId": "get_leader", "parameters": [deepcopy(OF_LEADERS)]}
        document["paths"][path] = {"get": operation}
    document["paths"]["/visits/{id}/revisions/"] = {"get": {"operationId": "x", "parameters": [OF_VISITS]}}

    assert share(document)["components"]["parameters"] == {
        "id": OF_VISITS,
        "limit": LIMIT,
        "get_leader.id": OF_LEADERS,
    }


def test_a_single_parameter_stays_inline(document):
    assert share(document)["paths"]["/leaders/{id}/"]["get"]["parameters"] == [OF_LEADERS]


def test_every_operation_keeps_its_parameters(document):
    found = share(document)

    assert [parameters_of(each, found) for each in operations_of(found)] == [
        each["parameters"] for each in operations_of(document)
    ]


@pytest.mark.parametrize("name", GENERATORS)
def test_no_document_repeats_a_parameter(name):
    inline = [
        (each["name"], repr(sorted(each.items())))
        for operation in operations_of(generated(name))
        for each in operation["parameters"]
        if "$ref" not in each
    ]

    assert len(inline) == len(set(inline)) < 200
