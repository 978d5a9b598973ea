"""Investment figures: from where, to where, flow or stock."""

import pytest

from tests.factories import CountryFactory, InvestmentFigureFactory

pytestmark = pytest.mark.django_db

ASKED = [
    ({"investor": "CHN"}, ["stock"]),
    ({"host": "CHN"}, ["flow"]),
    ({"series": "stock"}, ["stock"]),
    ({"series": "stock,flow"}, ["flow", "stock"]),
]


def test_investment_figures_are_found_by_what_is_known_of_them(found):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    InvestmentFigureFactory(id="stock", investor="CHN", host="VNM", series="stock", published=True)
    InvestmentFigureFactory(id="flow", investor="VNM", host="CHN", series="flow", published=True)

    assert [(asked, found("investment-figures", ordering="id", **asked)) for asked, _ in ASKED] == ASKED
