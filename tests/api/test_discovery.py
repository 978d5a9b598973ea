"""What machines learn from OPTIONS, without an account."""

import pytest

from relations.api import ordering
from relations.api.urls import RESOURCES
from relations.models import Claim
from tests.api.routes import ROOT, address, filled, routes
from tests.contract import document
from tests.factories import VisitFactory

pytestmark = pytest.mark.django_db


def test_every_address_tells_what_its_operation_documents(client):
    filled()
    claim = Claim.objects.public().first().pk
    for route in routes():
        answer = client.options(address(route, claim).partition("?")[0])
        operation = document()["paths"][route]["get"]
        assert answer.status_code == 200, route
        body = answer.json()
        documented = [each["name"] for each in operation["parameters"] if each["in"] == "query"]
        assert [each["name"] for each in body["parameters"]] == documented
        assert [each["media_type"] for each in body["formats"]] == [*operation["responses"]["200"]["content"]]
        assert body["name"] == operation["operationId"]
        assert body["description"]


@pytest.mark.parametrize(("resource", "view"), RESOURCES.items())
def test_every_list_tells_its_filters_orderings_and_formats(client, resource, view):
    body = client.options(f"{ROOT}{resource}/").json()

    names = {each["name"] for each in body["parameters"]}
    assert {*view.filterset_class.base_filters, "limit", "cursor", "fields", "omit", "format"} <= names
    assert body["orderings"] == ordering.offered(view)
    assert [each["format"] for each in body["formats"]] == ["json", "ndjson", "csv"]


def test_parameters_say_their_type_choices_and_default(client):
    body = client.options("/api/v1/visits/").json()
    told = {each["name"]: each for each in body["parameters"]}

    assert told["kind"]["choices"][:2] == ["state", "official"]
    assert (told["kind"]["repeats"], told["limit"]["repeats"]) == (True, False)
    assert (told["limit"]["type"], told["limit"]["default"]) == ("integer", 50)
    assert told["updated_since"]["format"] == "date-time"
    assert told["host"]["examples"]


def test_the_fields_told_are_those_of_an_answer(client):
    VisitFactory(id="the-visit", published=True)
    shown = client.get("/api/v1/visits/the-visit/").json()

    for url in ("visits/", "visits/the-visit/"):
        told = client.options(f"/api/v1/{url}").json()["fields"]
        assert [each["name"] for each in told] == [*shown]


def test_asking_what_can_be_asked_needs_no_rows_and_says_the_methods(client):
    answer = client.options("/api/v1/visits/nobody/")

    assert answer.status_code == 200
    assert answer.json()["methods"] == ["GET", "PATCH", "DELETE", "HEAD", "OPTIONS"]
    assert "RateLimit" in answer.headers
