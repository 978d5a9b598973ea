"""Investment figures: investor, host, and flow or stock."""

import pytest

from tests.factories import CountryFactory, InvestmentFigureFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"investor": "CHN"}, ["stock"]),
    ({"host": "CHN"}, ["flow"]),
    ({"series": "stock"}, ["stock"]),
    ({"series": "stock,flow"}, ["flow", "stock"]),
]


def test_filters_find_the_matching_investment_figures(find_ids):
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    InvestmentFigureFactory(id="stock", investor="CHN", host="VNM", series="stock", published=True)
    InvestmentFigureFactory(id="flow", investor="VNM", host="CHN", series="flow", published=True)

    assert [
        (query, find_ids("investment-figures", ordering="id", **query)) for query, _ in FILTER_CASES
    ] == FILTER_CASES
