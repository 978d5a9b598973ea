"""Trade figures: direction, reporter, product."""

import pytest

from tests.factories import CountryFactory, TradeFigureFactory

pytestmark = pytest.mark.django_db

ASKED = [
    ({"exporter": "VNM"}, ["cotton"]),
    ({"importer": "VNM"}, ["turnover"]),
    ({"reporter": "CHN"}, ["turnover"]),
    ({"reporter": "CHN,VNM"}, ["cotton", "turnover"]),
    ({"flow": "turnover"}, ["turnover"]),
    ({"product": "cotton"}, ["cotton"]),
    ({"is_total": "true"}, ["turnover"]),
    ({"is_total": "false"}, ["cotton"]),
    ({"hs_revision": "HS2017", "hs_code": "0101"}, ["cotton"]),
    ({"hs_code": "101"}, []),
]


@pytest.fixture
def figures():
    """A turnover, and an export of one product that the importer reports."""
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    TradeFigureFactory(id="turnover", reporter="CHN", published=True)
    TradeFigureFactory(
        id="cotton",
        exporter="VNM",
        importer="CHN",
        reporter="VNM",
        flow="export",
        product="cotton",
        hs_revision="HS2017",
        hs_code="0101",
        published=True,
    )


def test_trade_figures_are_found_by_what_is_known_of_them(found, figures):
    assert [(asked, found("trade-figures", ordering="id", **asked)) for asked, _ in ASKED] == ASKED


def test_codes_of_products_are_text(api, figures):
    assert api.get("/api/v1/trade-figures/cotton/").json()["hs_code"] == "0101"
