"""Travel figures: origin and destination."""

import pytest

from tests.factories import CountryFactory, TravelFigureFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"origin": "CHN"}, ["there"]),
    ({"destination": "CHN"}, ["back"]),
    ({"country": "CHN"}, ["back", "there"]),
]


def test_filters_find_the_matching_travel_figures(find_ids):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    TravelFigureFactory(id="there", origin="CHN", destination="VNM", published=True)
    TravelFigureFactory(id="back", origin="VNM", destination="CHN", published=True)

    assert [
        (query, find_ids("travel-figures", ordering="id", **query)) for query, _ in FILTER_CASES
    ] == FILTER_CASES
