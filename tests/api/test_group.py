"""Lists by group: how many rows there are of what."""

import pytest

from relations.api.urls import RESOURCES
from relations.queries.dimensions import dimensions
from tests.factories import (
    CountryFactory,
    PlaceFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def visits():
    """Visits of several kinds and years, some of which nobody says."""
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
    """The groups of a list, as values and number."""

    def asked(url, **parameters):
        answer = api.get(url, parameters)
        assert answer.status_code == 200, answer.content
        body = answer.json()
        assert (body["count"], body["next"], body["previous"]) == (None, None, None)
        return [(*row["group"].values(), row["count"]) for row in body["results"]]

    return asked


def test_records_are_counted_by_one_field_or_two(grouped, visits):
    assert grouped("/api/v1/visits/", group_by="kind") == [("state", 2), ("working", 1), ("unknown", 3)]
    assert grouped("/api/v1/visits/", group_by="kind,year") == [
        ("state", "2023", 2),
        ("working", "2022", 1),
        ("unknown", "unknown", 3),
    ]
    assert grouped("/api/v1/visits/", group_by="year,guest") == [
        ("2022", "USA", 1),
        ("2023", "CHN", 2),
        ("unknown", "CHN", 3),
    ]


def test_groups_are_those_of_the_rows_that_the_filters_find(grouped, visits):
    assert grouped("/api/v1/visits/", group_by="kind", guest="CHN", since="2023", match="certain") == [
        ("state", 2),
        ("unknown", 1),
    ]
    assert grouped("/api/v1/visits/", group_by="kind", country="USA") == [("working", 1)]
    assert grouped("/api/v1/visits/", group_by="kind", on="1950", match="certain") == []


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_list_can_be_grouped_by_all_that_it_offers(api, resource):
    for name in dimensions(RESOURCES[resource].queryset.model):
        answer = api.get(f"/api/v1/{resource}/", {"group_by": name})
        assert (answer.status_code, answer.json()["results"]) == (200, [])


def test_reference_data_is_counted_too(grouped):
    CountryFactory(id="VNM")
    PlaceFactory(id="hanoi", kind="city", country="VNM")
    PlaceFactory(id="sea", kind="water", country=None)

    assert grouped("/api/v1/places/", group_by="country,kind") == [
        ("VNM", "city", 1),
        ("unknown", "water", 1),
    ]


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        ({"group_by": "kinds"}, [("group_by", "unknown_choice")]),
        ({"group_by": "kind,kind"}, [("group_by", "repeated_parameter")]),
        ({"group_by": "kind,year,host"}, [("group_by", "too_many")]),
        ({"group_by": ""}, [("group_by", "unknown_choice")]),
        ({"aggregate": "count"}, [("aggregate", "without_group_by")]),
        ({"group_by": "kind", "aggregate": "sum"}, [("aggregate", "unknown_choice")]),
        ({"group_by": "kind", "hots": "VNM"}, [("hots", "unknown_parameter")]),
        (
            {"group_by": "kind", "limit": "5", "ordering": "id", "include": "claims"},
            [(name, "not_together") for name in ("include", "limit", "ordering")],
        ),
    ],
)
def test_what_cannot_be_grouped_is_named(api, visits, asked, refused):
    answer = api.get("/api/v1/visits/", asked)

    assert answer.status_code == 400
    found = [(fault["parameter"], fault["code"]) for fault in answer.json()["errors"]]
    assert found == refused
