"""Research questions about trade, investment and travel: each response and its paragraphs."""

import pytest

from tests.answers.results import SOURCES, only_result, usd

TURNOVER = {"exporter": "CHN", "importer": "VNM", "flow": "turnover"}


@pytest.mark.parametrize(
    ("question", "year", "amount"), [("Q01", "2022", "234900000000"), ("Q02", "2021", "230200000000")]
)
def test_q01_q02_trade_of_a_year(list_results, check_claims, question, year, amount):
    window = {"since": f"{year}-01-01", "until": f"{year}-12-31", "match": "certain"}
    figure = only_result(list_results("trade-figures", **TURNOVER, measure="value", **window))

    assert figure["quantity"] == usd(amount)
    assert (figure["period"]["edtf"], figure["authority"]["name"]) == (year, "Chinese customs authorities")
    check_claims("trade_figure", figure, ["quantity"], "001:17")


def test_q03_trade_of_ten_months_and_who_reports_it(list_results, check_claims):
    figure = only_result(
        list_results("trade-figures", **TURNOVER, measure="value", on="2023-05-01", match="certain")
    )

    assert figure["quantity"] == usd("185100000000")
    assert (figure["period"]["starts_earliest"], figure["period"]["ends_latest"]) == (
        "2023-01-01",
        "2023-10-31",
    )
    claims = check_claims("trade_figure", figure, ["quantity"], "001:17", "004:15")
    assert {claim["source"]["id"] for claim in claims} == {SOURCES["001"], SOURCES["004"]}


def test_q11_fruit_and_vegetable_exports_and_their_growth(list_results, check_claims):
    filters = {"exporter": "VNM", "importer": "CHN", "product": "fruit and vegetables", "on": "2023-05-01"}
    value = only_result(list_results("trade-figures", **filters, measure="value"))
    growth = only_result(list_results("trade-figures", **filters, measure="growth"))

    assert value["quantity"] == usd("3180000000", rounded_to="10000000")
    assert (growth["quantity"]["amount"], growth["quantity"]["unit"]) == ("165", "percent")
    assert value["authority"]["id"] == growth["authority"]["id"] == "vietnamese-statistics"
    for figure in (value, growth):
        check_claims("trade_figure", figure, ["quantity", "authority"], "001:18")


def test_q12_investment_of_half_a_year_in_projects_and_money(list_results, check_claims):
    window = {"investor": "CHN", "host": "VNM", "series": "flow", "on": "2023-03-01"}
    value = only_result(list_results("investment-figures", **window, measure="value"))
    projects = only_result(list_results("investment-figures", **window, measure="projects"))

    assert value["quantity"] | {"rounded_to": None} == usd("1300000000", operator="nearly", rounded_to=None)
    assert (projects["quantity"]["amount"], projects["quantity"]["operator"]) == ("233", "eq")
    assert {value["period"]["edtf"], projects["period"]["edtf"]} == {"2023-01/2023-06"}
    check_claims("investment_figure", value, ["quantity"], "001:20")
    check_claims("investment_figure", projects, ["quantity"], "001:20")


def test_q15_tourists_of_eight_months(list_results, check_claims):
    figure = only_result(
        list_results("travel-figures", origin="CHN", destination="VNM", measure="value", on="2023-05-01")
    )

    assert (figure["quantity"]["amount"], figure["quantity"]["operator"]) == ("950000", "nearly")
    assert figure["period"]["edtf"] == "2023-01/2023-08"
    check_claims("travel_figure", figure, ["quantity", "period"], "001:23")


def test_q19_rank_among_trading_partners(list_results, check_claims):
    ranks = list_results("trade-figures", **TURNOVER, measure="rank", ranked="VNM")
    overall = only_result([rank for rank in ranks if rank["among"] is None])

    assert overall["quantity"]["amount"] == "4"
    assert {country["code"] for country in overall["ahead"]} == {"USA", "JPN", "KOR"}
    check_claims("trade_figure", overall, ["quantity"], "001:21", "004:15")


def test_q20_stock_of_investment(list_results, check_claims):
    stock = {
        figure["measure"]: figure
        for figure in list_results("investment-figures", investor="CHN", host="VNM", series="stock")
    }

    assert stock["value"]["quantity"] | {"rounded_to": None} == usd(
        "26000000000", operator="approx", rounded_to=None
    )
    assert (stock["projects"]["quantity"]["amount"], stock["rank"]["quantity"]["amount"]) == ("3949", "6")
    for figure in stock.values():
        check_claims("investment_figure", figure, ["quantity"], "001:21")
