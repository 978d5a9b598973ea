"""Places: of what sort, where, and within what."""

import pytest

from tests.factories import CountryFactory, PlaceFactory

pytestmark = pytest.mark.django_db

ASKED = [
    ({"country": "VNM"}, ["hanoi", "palace"]),
    ({"kind": "water"}, ["gulf"]),
    ({"within": "hanoi"}, ["palace"]),
    ({"name": "Hanoi"}, ["hanoi"]),
    ({"id": "gulf,palace"}, ["gulf", "palace"]),
]


def test_places_are_found_by_what_is_known_of_them(api, found):
    CountryFactory(id="VNM")
    PlaceFactory(id="hanoi", name="Hanoi", kind="city", country="VNM")
    PlaceFactory(id="palace", kind="site", country="VNM", within="hanoi")
    PlaceFactory(id="gulf", kind="water", country=None)

    assert [(asked, found("places", **asked)) for asked, _ in ASKED] == ASKED
    assert api.get("/api/v1/places/palace/").json()["within"]["name"] == "Hanoi"
    assert api.get("/api/v1/places/gulf/").json()["country"] is None
