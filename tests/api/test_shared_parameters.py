"""What many operations take stands once in openapi.yaml, and nothing that they take is lost by it."""

from copy import deepcopy

import pytest

from relations.api.shared_parameters import operations_of, parameters_of, share_parameters
from tests.contract import generated

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
            method: {"operationId": name, "parameters": taken} for method, (name, *taken) in methods.items()
        }
        for path, methods in PATHS.items()
    }
    return {"paths": deepcopy(paths), "components": {}}


def shared(document):
    return share_parameters(deepcopy(document), None, None, public=True)


def test_what_stands_twice_is_a_component_called_as_the_parameter(document):
    assert shared(document)["components"]["parameters"]["limit"] == LIMIT


def test_what_is_not_the_same_everywhere_is_called_by_the_shortest_path_too(document):
    assert set(shared(document)["components"]["parameters"]) == {"limit", "get_visit.id"}
    assert shared(document)["paths"]["/visits/{id}/claims/"]["get"]["parameters"] == [
        {"$ref": "#/components/parameters/get_visit.id"},
        {"$ref": "#/components/parameters/limit"},
    ]


def test_what_stands_once_stays_where_it_is(document):
    assert shared(document)["paths"]["/leaders/{id}/"]["get"]["parameters"] == [OF_LEADERS]


def test_every_operation_takes_what_it_took(document):
    found = shared(document)

    assert [parameters_of(each, found) for each in operations_of(found)] == [
        each["parameters"] for each in operations_of(document)
    ]


def test_openapi_yaml_says_no_parameter_twice():
    said = [
        (each["name"], repr(sorted(each.items())))
        for operation in operations_of(generated())
        for each in operation["parameters"]
        if "$ref" not in each
    ]

    assert len(said) == len(set(said)) < 200
