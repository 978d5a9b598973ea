"""Common behaviour of trade, investment and travel figures."""

import pytest

from tests.factories import CountryFactory, InvestmentFigureFactory, TradeFigureFactory, TravelFigureFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"measure": "value,rank"}, ["rank", "value"]),
    ({"amount__gte": "230204651000"}, ["value"]),
    ({"amount__gte": "230204651001"}, []),
    ({"amount__lte": "-20.3"}, ["growth"]),
    ({"amount__gte": "4", "amount__lte": "40"}, ["rank", "share"]),
    ({"unit": "percent"}, ["growth", "share"]),
    ({"operator": "approx"}, ["share"]),
    ({"authority": "customs"}, ["value"]),
    ({"ranked": "VNM"}, ["rank"]),
    ({"among": "XAS"}, ["rank"]),
    ({"ahead": "USA,JPN"}, ["rank"]),
    ({"share_of": "all of it"}, ["share"]),
    ({"since": "2022", "match": "certain"}, ["growth", "value"]),
    ({"until": "2022"}, ["rank", "share", "value"]),
    ({"relation": "CHN-VNM"}, ["growth", "rank", "share", "value"]),
    ({"relation": "CHN-USA"}, []),
    ({"country": "USA"}, []),
]

FIGURES = {
    "trade-figures": (TradeFigureFactory, {"exporter": "CHN", "importer": "VNM"}),
    "investment-figures": (InvestmentFigureFactory, {"investor": "CHN", "host": "VNM"}),
    "travel-figures": (TravelFigureFactory, {"origin": "CHN", "destination": "VNM"}),
}


@pytest.fixture(params=FIGURES)
def resource(request):
    """A resource with a value, a growth, a rank and a share; the ids are the measures."""
    factory, countries = FIGURES[request.param]
    for code in ("CHN", "VNM", "USA", "JPN", "XAS"):
        CountryFactory(id=code)

    def make(measure, amount, **more):
        factory(id=measure, measure=measure, quantity=amount, published=True, **countries, **more)

    make("value", {"amount": "230204651000.5", "unit": "USD"}, period="2022", authority="customs")
    make(
        "growth",
        {"amount": "-20.3", "unit": "percent"},
        period="2023-01/2023-10",
        compared_with="2022-01/2022-10",
    )
    make("rank", {"amount": "4"}, period=None, ranked="VNM", among="XAS", ahead=["USA", "JPN"])
    make(
        "share",
        {"amount": "33.3", "operator": "approx", "unit": "percent"},
        period="2021",
        share_of="all of it",
    )
    return request.param


def test_filters_find_the_matching_figures(find_ids, resource):
    assert [(query, find_ids(resource, ordering="id", **query)) for query, _ in FILTER_CASES] == FILTER_CASES


def test_figures_are_ordered_by_period_and_by_amount(find_ids, resource):
    assert find_ids(resource) == ["growth", "value", "share", "rank"]
    assert find_ids(resource, ordering="amount") == ["growth", "rank", "share", "value"]
    assert find_ids(resource, ordering="-amount") == ["value", "share", "rank", "growth"]


def test_figures_are_exact_decimals_as_text(api, resource):
    def detail(key):
        return api.get(f"/api/v1/{resource}/{key}/").json()

    assert detail("value")["quantity"] == {
        "amount": "230204651000.5",
        "operator": "eq",
        "rounded_to": None,
        "unit": "USD",
    }
    assert detail("growth")["compared_with"]["edtf"] == "2022-01/2022-10"
    assert [each["code"] for each in detail("rank")["ahead"]] == ["JPN", "USA"]
    assert (detail("rank")["ranked"]["code"], detail("rank")["among"]["code"]) == ("VNM", "XAS")


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e9", "1,5", "--1", "9" * 31, ""])
def test_an_amount_is_a_plain_decimal(api, amount):
    response = api.get("/api/v1/trade-figures/", {"amount__gte": amount})

    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "amount__gte"
