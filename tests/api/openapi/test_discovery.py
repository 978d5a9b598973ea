"""Discovery with OPTIONS, without an account."""

import pytest

from relations.api.http.negotiation import MomentRenderer
from relations.api.paging import ordering
from relations.api.urls import RESOURCES
from relations.models import Claim
from tests.api.routes import ROOT, create_records, fill_route, routes
from tests.factories import VisitFactory
from tests.openapi import document

pytestmark = pytest.mark.django_db


def test_options_has_what_the_operation_documents(client):
    create_records()
    claim = Claim.objects.public().first().pk
    for route in routes():
        response = client.options(fill_route(route, claim).partition("?")[0])
        operation = document()["paths"][route]["get"]
        assert response.status_code == 200, route
        body = response.json()
        documented = [each["name"] for each in operation["parameters"] if each["in"] == "query"]
        assert [each["name"] for each in body["parameters"]] == documented
        media_types = {each["media_type"] for each in body["formats"]}
        assert media_types == operation["responses"]["200"]["content"].keys() - {MomentRenderer.media_type}
        assert body["name"] == operation["operationId"]
        assert body["description"]


@pytest.mark.parametrize(("resource", "view"), RESOURCES.items())
def test_options_of_lists_has_filters_orderings_and_formats(client, resource, view):
    body = client.options(f"{ROOT}{resource}/").json()

    names = {each["name"] for each in body["parameters"]}
    assert {*view.filterset_class.parameters, "limit", "cursor", "fields", "omit", "format"} <= names
    assert body["orderings"] == ordering.offered(view)
    assert [each["format"] for each in body["formats"]] == ["json", "ndjson", "csv"]


def test_parameters_have_type_choices_and_default(client):
    body = client.options("/api/v1/visits/").json()
    parameters = {each["name"]: each for each in body["parameters"]}

    assert parameters["kind"]["choices"][:2] == ["state", "official"]
    assert (parameters["kind"]["repeats"], parameters["limit"]["repeats"]) == (True, False)
    assert (parameters["limit"]["type"], parameters["limit"]["default"]) == ("integer", 50)
    assert parameters["updated_since"]["format"] == "date-time"
    assert parameters["host"]["examples"]


def test_options_lists_the_fields_of_a_response(client):
    VisitFactory(id="the-visit", published=True)
    visit = client.get("/api/v1/visits/the-visit/").json()

    for url in ("visits/", "visits/the-visit/"):
        fields = client.options(f"/api/v1/{url}").json()["fields"]
        assert [each["name"] for each in fields] == [*visit]


def test_options_needs_no_record_and_has_the_methods(client):
    response = client.options("/api/v1/visits/nobody/")

    assert response.status_code == 200
    assert response.json()["methods"] == ["GET", "PATCH", "DELETE", "HEAD", "OPTIONS"]
    assert "RateLimit" in response.headers
