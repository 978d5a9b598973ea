"""Every operation is in one of two OpenAPI documents, each of which is complete without the other."""

import json
import re
from itertools import chain

import pytest
from django.urls import get_resolver

from tests.api.http.test_permissions import reviewed
from tests.api.routes import OTHERS, ROOT, paths
from tests.openapi import CURATION, READING, generated

EACH = pytest.mark.parametrize("name", [READING, CURATION])
# Today's operations, and what each one after them may add.
MAX_BYTES, OPERATIONS, BYTES_PER_OPERATION = 400_000, 91, 6_000
NO_OPERATIONS = {"head", "options", "trace"}
SIGN_IN = ("/api/v1/tokens/", "post")


def operations(name):
    """Every operation of a document, by path and method."""
    return {
        (path, method): found
        for path, methods in generated(name)["paths"].items()
        for method, found in methods.items()
    }


def routed():
    """Path and method of everything that the router serves under the API."""
    return {
        (path, method)
        for path, pattern in paths(get_resolver(), "")
        if path.startswith(ROOT) and pattern.name not in OTHERS
        for method in methods_of(pattern.callback)
    }


def methods_of(view):
    offered = {*view.cls.http_method_names} - NO_OPERATIONS
    actions = getattr(view, "actions", None)
    return offered & actions.keys() if actions else {each for each in offered if hasattr(view.cls, each)}


def referenced(part):
    """Section and name of each component that a part of a document refers to, mappings included."""
    return set(re.findall(r'"#/components/(\w+)/([^"]+)"', json.dumps(part)))


def reachable(document):
    """Section and name of each component that the operations lead to, directly or not. All have to exist."""
    found, waiting = set(), referenced(document["paths"])
    while waiting:
        found |= waiting
        parts = [document["components"][section][name] for section, name in waiting]
        waiting = referenced(parts) - found
    return found


def schemes(name):
    """The security schemes that the operations of a document name."""
    return {
        scheme
        for operation in operations(name).values()
        for alternative in operation.get("security", ())
        for scheme in alternative
    }


def test_every_route_is_an_operation_of_one_document():
    reading, curation = operations(READING).keys(), operations(CURATION).keys()

    assert (reading | curation) ^ routed() == set()
    assert reading & curation == set()


def test_no_operation_for_readers_needs_an_account():
    for (path, method), operation in operations(READING).items():
        assert method == "get", path
        assert "security" not in operation, path
    assert generated(READING)["security"] == []


def test_every_operation_for_curators_but_signing_in_needs_an_account():
    for place, operation in operations(CURATION).items():
        assert ("security" in operation) is (place != SIGN_IN), place


def test_the_documents_agree_with_the_reviewed_permissions():
    anonymous = {
        (row, method.lower()): answer
        for row, method, answer, *_ in map(str.split, chain.from_iterable(reviewed().values()))
    }

    for place in operations(READING).keys() & anonymous:
        assert anonymous[place] == "yes", place
    for place in operations(CURATION).keys() & anonymous:
        assert anonymous[place] == "401" or place == SIGN_IN, place


@EACH
def test_the_document_has_the_components_that_it_refers_to_and_no_others(name):
    document = generated(name)
    components = {
        (section, each)
        for section, found in document["components"].items()
        for each in found
        if section != "securitySchemes"
    }

    assert components == reachable(document)


@EACH
def test_the_document_has_the_security_schemes_of_its_operations(name):
    declared = generated(name)["components"].get("securitySchemes", {})

    assert declared.keys() == schemes(name) == ({"token", "session"} if name == CURATION else set())


def test_components_in_both_documents_are_equal():
    """So that a program which uses both has one type for it. Names of parameters are no promise."""
    reading, curation = (generated(name)["components"] for name in (READING, CURATION))

    for section in ("schemas", "responses", "headers"):
        both = reading[section].keys() & curation[section].keys()
        assert both
        assert [name for name in both if reading[section][name] != curation[section][name]] == []


def test_the_reading_document_is_small():
    document = json.dumps(generated(READING), separators=(",", ":"), ensure_ascii=False)

    added = max(0, len(operations(READING)) - OPERATIONS)
    assert len(document.encode()) <= MAX_BYTES + BYTES_PER_OPERATION * added


def test_each_document_has_its_title_and_names_the_other():
    reading, curation = (generated(name)["info"] for name in (READING, CURATION))

    assert reading["title"] == "Entente"
    assert curation["title"].startswith("Entente: curation")
    assert f"/api/v1/{CURATION}.yaml" in reading["description"]
    assert f"/api/v1/{READING}.yaml" in curation["description"]
    assert reading["version"] == curation["version"]
