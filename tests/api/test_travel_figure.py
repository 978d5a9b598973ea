"""Travel figures: from where to where."""

import pytest

from tests.factories import CountryFactory, TravelFigureFactory

pytestmark = pytest.mark.django_db

ASKED = [
    ({"origin": "CHN"}, ["there"]),
    ({"destination": "CHN"}, ["back"]),
    ({"country": "CHN"}, ["back", "there"]),
]


def test_travel_figures_are_found_by_what_is_known_of_them(found):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    TravelFigureFactory(id="there", origin="CHN", destination="VNM", published=True)
    TravelFigureFactory(id="back", origin="VNM", destination="CHN", published=True)

    assert [(asked, found("travel-figures", ordering="id", **asked)) for asked, _ in ASKED] == ASKED
