"""The trade of two countries: separate series of comparable figures."""

import pytest

from tests.factories import CountryFactory, OrganisationFactory, TradeFigureFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/relations/CHN-VNM/trade/"


@pytest.fixture
def trade():
    """The same trade reported by two countries, and a product, another currency and a rank."""
    for code in ("CHN", "VNM", "USA"):
        CountryFactory(id=code)
    for authority in ("customs", "statistics"):
        OrganisationFactory(id=authority, published=True)
    TradeFigureFactory(id="chinese-2022", reporter="CHN", authority="customs", period="2022", published=True)
    TradeFigureFactory(
        id="chinese-2023",
        reporter="CHN",
        authority="customs",
        period="2023-01/2023-10",
        published=True,
        contrary={"quantity": {"amount": "7", "unit": "USD"}},
    )
    TradeFigureFactory(id="chinese-2021", reporter="CHN", authority="customs", period="2021", published=True)
    TradeFigureFactory(id="chinese", reporter="CHN", authority="customs", period=None, published=True)
    TradeFigureFactory(
        id="vietnamese-2022", reporter="VNM", authority="statistics", period="2022-01/2022-12", published=True
    )
    TradeFigureFactory(id="nobodys-2022", period="2022", published=True)
    TradeFigureFactory(
        id="fruit", flow="export", product="fruit", reporter="CHN", authority="customs", published=True
    )
    TradeFigureFactory(
        id="yuan",
        reporter="CHN",
        authority="customs",
        period="2019",
        quantity={"amount": "1", "unit": "CNY"},
        published=True,
    )
    TradeFigureFactory(id="rank", measure="rank", quantity={"amount": "4"}, ranked="VNM", published=True)
    TradeFigureFactory(id="a-draft", reporter="CHN", authority="customs", period="2020")
    TradeFigureFactory(id="of-usa", exporter="USA", flow="export", period="2022", published=True)


def series_of(response):
    assert response.status_code == 200, response.content
    return [[point["id"] for point in series["points"]] for series in response.json()["series"]]


def test_each_reporter_authority_unit_and_product_has_a_series(api, trade):
    assert series_of(api.get(URL)) == [
        ["fruit"],
        ["rank"],
        ["yuan"],
        ["chinese-2021", "chinese-2022", "chinese-2023", "chinese"],
        ["vietnamese-2022"],
        ["nobodys-2022"],
    ]


def test_a_series_has_the_common_fields_of_its_points(api, trade):
    series = api.get(URL).json()["series"][3]

    assert series.pop("points")
    assert (series.pop("exporter")["code"], series.pop("importer")["code"]) == ("CHN", "VNM")
    assert (series.pop("reporter")["code"], series.pop("authority")["id"]) == ("CHN", "customs")
    assert series == {
        "flow": "turnover",
        "measure": "value",
        "product": None,
        "hs_revision": None,
        "hs_code": None,
        "unit": "USD",
        "ranked": None,
        "among": None,
        "share_of": None,
    }
    assert api.get(URL).json()["series"][1]["unit"] is None


def test_points_of_partial_years_are_marked(api, trade):
    years = {
        point["id"]: (point["year"], point["is_partial"])
        for series in api.get(URL).json()["series"]
        for point in series["points"]
    }

    assert years["chinese-2022"] == (2022, False)
    assert years["vietnamese-2022"] == (2022, False)
    assert years["chinese-2023"] == (None, True)
    assert years["chinese"] == (None, None)


def test_a_point_has_its_evidence(api, trade):
    points = {point["id"]: point["evidence"] for point in api.get(URL).json()["series"][3]["points"]}

    assert {key: found["conflicts"] for key, found in points.items()} == {
        "chinese-2021": 0,
        "chinese-2022": 0,
        "chinese-2023": 1,
        "chinese": 0,
    }
    assert points["chinese-2023"]["independent_sources"] == 2


def test_series_have_the_filters_of_the_list(api, trade):
    assert series_of(api.get(URL, {"reporter": "VNM"})) == [["vietnamese-2022"]]
    assert series_of(api.get(URL, {"authority": "customs", "on": "2022", "match": "certain"})) == [
        ["chinese-2022"]
    ]
    assert api.get(URL, {"reporters": "VNM"}).status_code == 400


def test_two_countries_without_figures_have_no_series(api, trade):
    assert series_of(api.get("/api/v1/relations/USA-VNM/trade/")) == [["of-usa"]]
    assert series_of(api.get("/api/v1/relations/CHN-USA/trade/")) == []


def test_trade_takes_a_constant_number_of_queries(api, trade, count_queries):
    before = count_queries(lambda: api.get(URL))
    TradeFigureFactory.create_batch(2, published=True)

    assert count_queries(lambda: api.get(URL)) == before <= 8
