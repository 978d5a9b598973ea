"""Places: kind, country and containing place."""

import pytest

from tests.factories import CountryFactory, PlaceFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"country": "VNM"}, ["hanoi", "palace"]),
    ({"kind": "water"}, ["gulf"]),
    ({"within": "hanoi"}, ["palace"]),
    ({"name": "Hanoi"}, ["hanoi"]),
    ({"id": "gulf,palace"}, ["gulf", "palace"]),
]


def test_filters_find_the_matching_places(api, find_ids):
    CountryFactory(id="VNM")
    PlaceFactory(id="hanoi", name="Hanoi", kind="city", country="VNM")
    PlaceFactory(id="palace", kind="site", country="VNM", within="hanoi")
    PlaceFactory(id="gulf", kind="water", country=None)

    assert [(query, find_ids("places", **query)) for query, _ in FILTER_CASES] == FILTER_CASES
    assert api.get("/api/v1/places/palace/").json()["within"]["name"] == "Hanoi"
    assert api.get("/api/v1/places/gulf/").json()["country"] is None
