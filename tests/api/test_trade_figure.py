"""Trade figures: direction, reporter, product."""

import re

import pytest

from relations.models import TradeFigure
from tests.api.curator import error_codes
from tests.factories import CountryFactory, SourceFactory, TradeFigureFactory
from tests.openapi import document

pytestmark = pytest.mark.django_db

FILTER_CASES = [
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
EXPORT = {
    "id": "fruit",
    "exporter": "VNM",
    "importer": "CHN",
    "flow": "export",
    "measure": "value",
    "period": "2023",
    "quantity": {"amount": "1", "unit": "USD"},
    "hs_revision": "HS2022",
}
WRONG = ("08x", "080", "8", "0 8", "٠٨", "0803901", "08\u00002")


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


def test_filters_find_the_matching_trade_figures(find_ids, figures):
    assert [
        (query, find_ids("trade-figures", ordering="id", **query)) for query, _ in FILTER_CASES
    ] == FILTER_CASES


def test_product_codes_are_text(api, figures):
    assert api.get("/api/v1/trade-figures/cotton/").json()["hs_code"] == "0101"


@pytest.mark.parametrize("code", WRONG)
@pytest.mark.parametrize("dry_run", ["false", "true"])
def test_the_error_of_an_invalid_hs_code_points_to_the_field(anna, figures, code, dry_run):
    response = anna.post(f"/api/v1/trade-figures/?dry_run={dry_run}", EXPORT | {"hs_code": code})

    assert response.status_code == 400
    assert {where for where, _ in error_codes(response)} == {"/hs_code"}
    assert not TradeFigure.objects.filter(slug="fruit").exists()


def test_the_error_of_an_hs_code_contains_value_rule_and_cure(anna, figures):
    posted = anna.post("/api/v1/trade-figures/", EXPORT | {"hs_code": "08x"})
    corrected = anna.correct(TradeFigureFactory(id="draft"), {"hs_code": "080", "hs_revision": "HS2022"})
    lines = "id,flow,exporter,importer,measure,period,hs_code\nx,export,CHN,VNM,value,2023,8\n"
    imported = anna.post("/api/v1/imports/?kind=trade_figure", lines, content_type="text/csv")

    cure = "is not a valid HS code. Write 2, 4 or 6 digits, e.g. 08 or 080390."
    assert (error_codes(posted), error_codes(corrected)) == (
        [("/hs_code", "malformed")],
        [("/hs_code", "malformed")],
    )
    assert f"hs_code: '08x': {cure}" in posted.json()["detail"]
    assert f"hs_code: '080': {cure}" in corrected.json()["detail"]
    assert ("/2/hs_code", "malformed") in error_codes(imported)


@pytest.mark.parametrize("code", ["08", "0803", "080390", " 08 "])
def test_an_hs_code_of_two_four_or_six_digits_is_accepted(anna, figures, code):
    assert anna.post("/api/v1/trade-figures/", EXPORT | {"hs_code": code}).status_code == 201
    assert TradeFigure.objects.get(slug="fruit").hs_code == code.strip()


@pytest.mark.parametrize("form", ["TradeFigureBody", "TradeFigureCorrectionBody"])
def test_the_schema_has_the_pattern_of_hs_codes(form):
    pattern = document()["components"]["schemas"][form]["properties"]["hs_code"]["pattern"]

    assert [code for code in (*WRONG, "", "٠٨") if re.search(pattern, code)] == []
    assert [code for code in ("08", "0803", "080390", " 08 ") if not re.search(pattern, code)] == []


def test_the_error_of_an_invalid_digest_contains_the_rule(anna):
    source = SourceFactory(id="read")

    response = anna.correct(source, {"sha256": "A" * 64})

    assert (response.status_code, error_codes(response)) == (400, [("/sha256", "malformed")])
    assert "64 hexadecimal digits in lower case" in response.json()["detail"]
    assert anna.correct(source, {"sha256": "a" * 64}).status_code == 200
