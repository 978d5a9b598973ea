"""Breaking changes are found, compatible ones are not, and nothing is broken since the last release."""

import pytest

from tests.compatibility.breaks import breaks, contract
from tests.compatibility.sample import GONE, RELEASED, with_change
from tests.compatibility.schemas import accepts_all_of
from tests.compatibility.write_baseline import BASELINES, committed, released

LIST, CREATE = "paths./visits/.get", "paths./visits/.post"
VISIT = "components.schemas.Visit"
VISIT_BODY = "components.schemas.WrittenVisit"
IN_REQUEST = "WrittenVisit in a request"
BREAKS = [
    (LIST, GONE, "GET /visits/: is gone"),
    ("paths./visits/", GONE, "POST /visits/: is gone"),
    (f"{LIST}.operationId", "visits", "GET /visits/: clients call it list_visits, and it is visits now"),
    (f"{LIST}.security", [{"token": []}], "GET /visits/: needs an account now"),
    (f"{LIST}.parameters.0", GONE, "GET /visits/: the parameter kind is gone"),
    (f"{LIST}.parameters.0.required", True, "GET /visits/: kind: is required now"),
    (f"{LIST}.parameters.0.explode", True, "GET /visits/: kind: explode was False and is True"),
    (f"{LIST}.parameters.0.schema.enum", ["state"], "GET /visits/: kind: the value 'official' is gone"),
    (f"{LIST}.parameters.1.schema.type", "string", "GET /visits/: limit: was integer and is string"),
    (f"{LIST}.parameters.1.schema.maximum", 100, "GET /visits/: limit: maximum was 500 and is 100"),
    (f"{LIST}.parameters.1.schema.minimum", 1, "GET /visits/: limit: minimum was None and is 1"),
    (f"{LIST}.parameters.1.schema.default", 20, "GET /visits/: limit: the default was 50 and is 20"),
    (f"{LIST}.parameters.1.schema.enum", [10, 50], "GET /visits/: limit: accepts only some values now"),
    (f"{LIST}.parameters.2.schema.pattern", "^[A-Z]{3}$", "GET /visits/: host: has another pattern now"),
    (f"{LIST}.parameters.2.schema.type", "string", "GET /visits/: host: is no longer null"),
    (f"{LIST}.parameters.2.schema.format", "uuid", "GET /visits/: host: had the format None and has uuid"),
    (
        f"{LIST}.parameters.3",
        {"in": "query", "name": "guest", "required": True, "schema": {}},
        "GET /visits/: the new parameter guest is required",
    ),
    (f"{LIST}.responses.404", GONE, "GET /visits/: the status 404 is gone"),
    (f"{LIST}.responses.200.headers", {}, "GET /visits/: 200 has lost the header ETag"),
    (f"{LIST}.responses.200.content.text/csv", GONE, "GET /visits/: 200: text/csv is gone"),
    (
        "components.responses.not_found.content",
        {},
        "GET /visits/: 404: application/problem+json is gone",
    ),
    (f"{VISIT}.properties.title", GONE, "Visit in a response: the field title is gone"),
    (
        f"{VISIT}.required",
        ["id", "tour", "value"],
        "Visit in a response: the field title may now be missing",
    ),
    (f"{VISIT}.properties.title.type", ["string", "null"], "Visit in a response.title: may now be null"),
    (f"{VISIT}.properties.title", {}, "Visit in a response.title: was string and is anything"),
    (
        f"{VISIT}.properties.id",
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
        "Visit in a response.id: may now be null",
    ),
    (
        f"{VISIT}.properties.on",
        {"type": "string"},
        "Visit in a response.on: had the format date and has None",
    ),
    (
        f"{VISIT}.properties.value.oneOf",
        [{"$ref": "#/components/schemas/Visit"}],
        "Visit in a response.value: is no longer Tour",
    ),
    ("components.schemas.Kind.enum", ["state"], "Kind in a response: the value 'official' is gone"),
    (
        "components.schemas.Kind",
        {"type": "string"},
        "Kind in a response: is no longer one of a list",
    ),
    (f"{CREATE}.requestBody.required", True, "POST /visits/: needs a body now"),
    (f"{CREATE}.requestBody.content", {}, "POST /visits/: the body: application/json is gone"),
    (f"{VISIT_BODY}.required", ["id", "note"], f"{IN_REQUEST}: the field note is required now"),
    (f"{VISIT_BODY}.properties.note", GONE, f"{IN_REQUEST}: the field note is gone"),
    (f"{VISIT_BODY}.properties.note.type", "string", f"{IN_REQUEST}.note: is no longer null"),
    (f"{VISIT_BODY}.properties.id.maxLength", 40, f"{IN_REQUEST}.id: maxLength was 80 and is 40"),
    (
        f"{VISIT_BODY}.properties.places.uniqueItems",
        True,
        f"{IN_REQUEST}.places: must not repeat a value now",
    ),
    (
        f"{VISIT_BODY}.properties.places.items.type",
        "integer",
        f"{IN_REQUEST}.places[]: was string and is integer",
    ),
]
COMPATIBLE = [
    ("paths./leaders/", {}),
    (f"{LIST}.parameters.3", {"in": "query", "name": "guest", "schema": {"type": "string"}}),
    (f"{LIST}.parameters.0.schema.enum", ["state", "official", "transit"]),
    (f"{LIST}.parameters.1.schema.maximum", 1000),
    (f"{LIST}.parameters.1.schema.type", "number"),
    (f"{LIST}.parameters.2.schema", {"type": ["string", "null"]}),
    (f"{LIST}.responses.410", {"description": "Gone."}),
    (f"{LIST}.deprecated", True),
    (f"{VISIT}.properties.new", {"type": "string"}),
    (f"{VISIT}.properties.title.description", "In other words."),
    (f"{VISIT}.properties.tour", {"$ref": "#/components/schemas/Visit"}),
    (f"{VISIT}.properties.days.type", "integer"),
    (f"{VISIT}.required", ["id", "title", "tour", "value", "days"]),
    ("components.schemas.Kind.enum", ["state", "official", "transit"]),
    (f"{VISIT_BODY}.properties.new", {"type": "string"}),
    (f"{VISIT_BODY}.required", []),
    (f"{VISIT_BODY}.additionalProperties", True),
]


@pytest.mark.parametrize(("where", "value", "message"), BREAKS)
def test_a_breaking_change_is_found(where, value, message):
    assert message in breaks(RELEASED, with_change(where, value))


@pytest.mark.parametrize(("where", "value"), COMPATIBLE)
def test_a_compatible_change_is_no_break(where, value):
    assert breaks(RELEASED, with_change(where, value)) == []


@pytest.mark.parametrize(
    ("old", "new", "is_wider"),
    [
        ("^(leader|visit)/[a-z]+$", "^(leader|sanction|visit)/[a-z]+$", True),
        ("^(leader|visit)/[a-z]+$", "^(leader|sanction)/[a-z]+$", False),
        ("^(leader|visit)/[a-z]+$", "^(leader|sanction|visit)/[a-y]+$", False),
        ("^(leader|visit)$", None, False),
    ],
)
def test_a_pattern_with_more_words_accepts_all_that_it_did(old, new, is_wider):
    assert accepts_all_of(new, old) is is_wider


def test_a_break_in_a_shared_component_is_listed_once():
    found = breaks(RELEASED, with_change("components.schemas.Kind.enum", ["state"]))

    assert found == ["Kind in a response: the value 'official' is gone"]


def test_a_schema_that_was_closed_before_is_no_break():
    before = with_change("components.schemas.Visit.additionalProperties", False)

    assert breaks(before, before) == []


def test_a_new_major_version_may_break_anything():
    present = with_change("paths", {})

    assert breaks(RELEASED, present) != []
    present["info"] = {"version": "2.0.0"}
    assert breaks(RELEASED, present) == []


def test_a_shared_parameter_is_compared_in_each_operation():
    listing = RELEASED["paths"]["/visits/"]["get"]
    present = with_change(f"{LIST}.parameters.1", {"$ref": "#/components/parameters/limit"})
    present["components"]["parameters"] = {"limit": {**listing["parameters"][1]}}

    assert breaks(RELEASED, present) == breaks(present, RELEASED) == []
    present["components"]["parameters"]["limit"]["required"] = True
    assert breaks(RELEASED, present) == ["GET /visits/: limit: is required now"]


def test_the_contract_contains_no_prose():
    visit = contract(RELEASED)["components"]["schemas"]["Visit"]

    assert visit["properties"]["title"] == {"type": "string"}


def test_a_field_removed_from_a_real_schema_is_found():
    present = committed("openapi.yaml")
    del present["components"]["schemas"]["Visit"]["properties"]["host"]

    assert "Visit in a response: the field host is gone" in breaks(released("openapi.yaml"), present)


@pytest.mark.parametrize("name", BASELINES)
def test_nothing_is_broken_since_the_release(name):
    """To break the contract raise the major version; `make released` sets the baseline of a new release."""
    assert breaks(released(name), committed(name)) == []
