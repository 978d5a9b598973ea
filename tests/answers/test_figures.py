"""Questions about trade, investment and travel, asked over HTTP: the answer and its paragraphs."""

import pytest

from tests.answers.answer import SOURCES, the_one, usd

TURNOVER = {"exporter": "CHN", "importer": "VNM", "flow": "turnover"}


@pytest.mark.parametrize(
    ("question", "year", "amount"), [("Q01", "2022", "234900000000"), ("Q02", "2021", "230200000000")]
)
def test_q01_q02_trade_of_a_year(ask, rests_on, question, year, amount):
    window = {"since": f"{year}-01-01", "until": f"{year}-12-31", "match": "certain"}
    figure = the_one(ask("trade-figures", **TURNOVER, measure="value", **window))

    assert figure["quantity"] == usd(amount)
    assert (figure["period"]["edtf"], figure["authority"]["name"]) == (year, "Chinese customs authorities")
    rests_on("trade_figure", figure, ["quantity"], "001:17")


def test_q03_trade_of_ten_months_and_who_reports_it(ask, rests_on):
    figure = the_one(ask("trade-figures", **TURNOVER, measure="value", on="2023-05-01", match="certain"))

    assert figure["quantity"] == usd("185100000000")
    assert (figure["period"]["starts_earliest"], figure["period"]["ends_latest"]) == (
        "2023-01-01",
        "2023-10-31",
    )
    claims = rests_on("trade_figure", figure, ["quantity"], "001:17", "004:15")
    assert {claim["source"]["id"] for claim in claims} == {SOURCES["001"], SOURCES["004"]}


def test_q11_fruit_and_vegetable_exports_and_their_growth(ask, rests_on):
    asked = {"exporter": "VNM", "importer": "CHN", "product": "fruit and vegetables", "on": "2023-05-01"}
    value = the_one(ask("trade-figures", **asked, measure="value"))
    growth = the_one(ask("trade-figures", **asked, measure="growth"))

    assert value["quantity"] == usd("3180000000", rounded_to="10000000")
    assert (growth["quantity"]["amount"], growth["quantity"]["unit"]) == ("165", "percent")
    assert value["authority"]["id"] == growth["authority"]["id"] == "vietnamese-statistics"
    for figure in (value, growth):
        rests_on("trade_figure", figure, ["quantity", "authority"], "001:18")


def test_q12_investment_of_half_a_year_in_projects_and_money(ask, rests_on):
    window = {"investor": "CHN", "host": "VNM", "series": "flow", "on": "2023-03-01"}
    value = the_one(ask("investment-figures", **window, measure="value"))
    projects = the_one(ask("investment-figures", **window, measure="projects"))

    assert value["quantity"] | {"rounded_to": None} == usd("1300000000", operator="nearly", rounded_to=None)
    assert (projects["quantity"]["amount"], projects["quantity"]["operator"]) == ("233", "eq")
    assert {value["period"]["edtf"], projects["period"]["edtf"]} == {"2023-01/2023-06"}
    rests_on("investment_figure", value, ["quantity"], "001:20")
    rests_on("investment_figure", projects, ["quantity"], "001:20")


def test_q15_tourists_of_eight_months(ask, rests_on):
    figure = the_one(ask("travel-figures", origin="CHN", destination="VNM", measure="value", on="2023-05-01"))

    assert (figure["quantity"]["amount"], figure["quantity"]["operator"]) == ("950000", "nearly")
    assert figure["period"]["edtf"] == "2023-01/2023-08"
    rests_on("travel_figure", figure, ["quantity", "period"], "001:23")


def test_q19_rank_among_trading_partners(ask, rests_on):
    ranks = ask("trade-figures", **TURNOVER, measure="rank", ranked="VNM")
    overall = the_one([rank for rank in ranks if rank["among"] is None])

    assert overall["quantity"]["amount"] == "4"
    assert {country["code"] for country in overall["ahead"]} == {"USA", "JPN", "KOR"}
    rests_on("trade_figure", overall, ["quantity"], "001:21", "004:15")


def test_q20_stock_of_investment(ask, rests_on):
    stock = {
        figure["measure"]: figure
        for figure in ask("investment-figures", investor="CHN", host="VNM", series="stock")
    }

    assert stock["value"]["quantity"] | {"rounded_to": None} == usd(
        "26000000000", operator="approx", rounded_to=None
    )
    assert (stock["projects"]["quantity"]["amount"], stock["rank"]["quantity"]["amount"]) == ("3949", "6")
    for figure in stock.values():
        rests_on("investment_figure", figure, ["quantity"], "001:21")
