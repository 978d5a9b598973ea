"""Groups of lists: the number of rows with each value."""

import pytest

from relations.api.urls import RESOURCES
from relations.models import KINDS
from relations.queries.aggregation.dimensions import dimensions
from tests.factories import (
    CountryFactory,
    PlaceFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def visits():
    """Visits of several kinds and years, some of them unknown."""
    for code in ("CHN", "VNM", "USA"):
        CountryFactory(id=code)
    VisitFactory(id="a", kind="state", period="2023-12-12/2023-12-13", published=True)
    VisitFactory(id="b", kind="state", period="2023-06", published=True)
    VisitFactory(id="c", kind="working", period="2022", guest="country/USA", published=True)
    VisitFactory(id="d", kind=None, period="2022-12-30/2023-01-02", published=True)
    VisitFactory(id="e", kind=None, period="2023~", published=True)
    VisitFactory(id="f", kind=None, period=None, published=True)
    VisitFactory(id="draft", kind="state", period="2023", published=False)


@pytest.fixture
def grouped(api):
    """Return the groups of a list, each with its values and its count."""

    def get_groups(url, **parameters):
        response = api.get(url, parameters)
        assert response.status_code == 200, response.content
        body = response.json()
        assert (body["count"], body["next"], body["previous"]) == (None, None, None)
        return [(*row["group"].values(), row["count"]) for row in body["results"]]

    return get_groups


def test_records_are_counted_by_one_field_or_two(grouped, visits):
    assert grouped("/api/v1/visits/groups/", by="kind") == [("state", 2), ("working", 1), ("unknown", 3)]
    assert grouped("/api/v1/visits/groups/", by="kind,year") == [
        ("state", "2023", 2),
        ("working", "2022", 1),
        ("unknown", "unknown", 3),
    ]
    assert grouped("/api/v1/visits/groups/", by="year,guest") == [
        ("2022", "USA", 1),
        ("2023", "CHN", 2),
        ("unknown", "CHN", 3),
    ]


def test_groups_count_the_filtered_rows(grouped, visits):
    assert grouped("/api/v1/visits/groups/", by="kind", guest="CHN", since="2023", match="certain") == [
        ("state", 2),
        ("unknown", 1),
    ]
    assert grouped("/api/v1/visits/groups/", by="kind", country="USA") == [("working", 1)]
    assert grouped("/api/v1/visits/groups/", by="kind", on="1950", match="certain") == []


@pytest.mark.parametrize("resource", [model.resource() for model in KINDS.values()])
def test_every_list_can_be_grouped_by_each_of_its_dimensions(api, resource):
    for name in dimensions(RESOURCES[resource].queryset.model):
        response = api.get(f"/api/v1/{resource}/groups/", {"by": name})
        assert (response.status_code, response.json()["results"]) == (200, [])


def test_reference_data_is_counted_too(grouped):
    CountryFactory(id="VNM")
    PlaceFactory(id="hanoi", kind="city", country="VNM")
    PlaceFactory(id="sea", kind="water", country=None)

    assert grouped("/api/v1/places/groups/", by="country,kind") == [
        ("VNM", "city", 1),
        ("unknown", "water", 1),
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"by": "kinds"}, [("by", "invalid_choice")]),
        ({"by": "kind,kind"}, [("by", "repeated_parameter")]),
        ({"by": "kind,year,host"}, [("by", "too_many")]),
        ({"by": ""}, [("by", "invalid_choice")]),
        ({}, [("by", "required")]),
        ({"by": "kind", "aggregate": "sum"}, [("aggregate", "unknown_parameter")]),
        ({"by": "kind", "hots": "VNM"}, [("hots", "unknown_parameter")]),
        (
            {"by": "kind", "limit": "5", "ordering": "id", "include": "claims", "fields": "count"},
            [(name, "unknown_parameter") for name in ("limit", "ordering", "include", "fields")],
        ),
    ],
)
def test_errors_of_groups_name_the_parameter(api, visits, query, expected):
    response = api.get("/api/v1/visits/groups/", query)

    assert response.status_code == 400
    found = [(error["parameter"], error["code"]) for error in response.json()["errors"]]
    assert found == expected
