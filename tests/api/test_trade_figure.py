"""Trade figures: direction, reporter, product."""

import re

import pytest

from relations.models import TradeFigure
from tests.api.curator import codes
from tests.contract import document
from tests.factories import CountryFactory, SourceFactory, TradeFigureFactory

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


def test_trade_figures_are_found_by_what_is_known_of_them(found, figures):
    assert [(asked, found("trade-figures", ordering="id", **asked)) for asked, _ in ASKED] == ASKED


def test_codes_of_products_are_text(api, figures):
    assert api.get("/api/v1/trade-figures/cotton/").json()["hs_code"] == "0101"


@pytest.mark.parametrize("code", WRONG)
@pytest.mark.parametrize("dry_run", ["false", "true"])
def test_what_is_no_code_of_the_harmonized_system_is_refused_where_it_stands(anna, figures, code, dry_run):
    answer = anna.post(f"/api/v1/trade-figures/?dry_run={dry_run}", EXPORT | {"hs_code": code})

    assert answer.status_code == 400
    assert {where for where, _ in codes(answer)} == {"/hs_code"}
    assert not TradeFigure.objects.filter(slug="fruit").exists()


def test_the_refusal_of_a_code_names_it_the_rule_and_the_cure(anna, figures):
    posted = anna.post("/api/v1/trade-figures/", EXPORT | {"hs_code": "08x"})
    corrected = anna.correct(TradeFigureFactory(id="draft"), {"hs_code": "080", "hs_revision": "HS2022"})
    lines = "id,flow,exporter,importer,measure,period,hs_code\nx,export,CHN,VNM,value,2023,8\n"
    imported = anna.post("/api/v1/imports/?kind=trade_figure", lines, content_type="text/csv")

    cure = "is no HS code. Write 2, 4 or 6 digits, e.g. 08 or 080390."
    assert (codes(posted), codes(corrected)) == ([("/hs_code", "malformed")], [("/hs_code", "malformed")])
    assert f"hs_code: '08x': {cure}" in posted.json()["detail"]
    assert f"hs_code: '080': {cure}" in corrected.json()["detail"]
    assert ("/2/hs_code", "malformed") in codes(imported)


@pytest.mark.parametrize("code", ["08", "0803", "080390", " 08 "])
def test_a_code_of_two_four_or_six_digits_is_taken(anna, figures, code):
    assert anna.post("/api/v1/trade-figures/", EXPORT | {"hs_code": code}).status_code == 201
    assert TradeFigure.objects.get(slug="fruit").hs_code == code.strip()


@pytest.mark.parametrize("form", ["WrittenTradeFigure", "WrittenTradeFigureCorrection"])
def test_the_schema_says_how_codes_are_written(form):
    pattern = document()["components"]["schemas"][form]["properties"]["hs_code"]["pattern"]

    assert [code for code in (*WRONG, "", "٠٨") if re.search(pattern, code)] == []
    assert [code for code in ("08", "0803", "080390", " 08 ") if not re.search(pattern, code)] == []


def test_a_digest_of_a_source_is_told_from_other_words(anna):
    source = SourceFactory(id="read")

    answer = anna.correct(source, {"sha256": "A" * 64})

    assert (answer.status_code, codes(answer)) == (400, [("/sha256", "malformed")])
    assert "64 hexadecimal digits in lower case" in answer.json()["detail"]
    assert anna.correct(source, {"sha256": "a" * 64}).status_code == 200
