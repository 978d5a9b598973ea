"""Figures by group: what they come to, exactly, or which two collide."""

import pytest

from tests.factories import (
    CountryFactory,
    InvestmentFigureFactory,
    OrganisationFactory,
    TradeFigureFactory,
)

pytestmark = pytest.mark.django_db

FIGURES = "/api/v1/trade-figures/"


@pytest.fixture
def figures():
    """Two years of trade as Chinese customs count it."""
    for code in ("CHN", "VNM", "USA", "JPN"):
        CountryFactory(id=code)
    CountryFactory(id="XAS", kind="group")
    for authority in ("customs", "statistics"):
        OrganisationFactory(id=authority, published=True)
    figure(id="in-2021", period="2021", quantity=usd("0.1"))
    figure(id="in-2022", period="2022-01/2022-12", quantity=usd("123456789012345678901.2", rounded_to="0.1"))


def usd(amount, **more):
    return {"amount": amount, "unit": "USD", **more}


def figure(**given):
    TradeFigureFactory(
        **{"flow": "export", "authority": "customs", "reporter": "CHN", "published": True, **given}
    )


def test_figures_are_added_exactly(api, figures):
    [group] = api.get(FIGURES, {"group_by": "authority"}).json()["results"]

    assert group == {
        "group": {"authority": "customs"},
        "count": 2,
        "sum": {**usd("123456789012345678901.3"), "operator": "eq", "rounded_to": "0.1"},
        "min": {**usd("0.1"), "operator": "eq", "rounded_to": None},
        "max": {**usd("123456789012345678901.2"), "operator": "eq", "rounded_to": "0.1"},
    }


def test_what_figures_are_rounded_to_adds_up_as_well(api, figures):
    figure(id="in-2023", period="2023", quantity=usd("230200000000", rounded_to="100000000"))

    [group] = api.get(FIGURES, {"group_by": "flow", "aggregate": "sum"}).json()["results"]

    assert group["sum"]["rounded_to"] == "100000000.1"
    assert (group["min"], group["max"]) == (None, None)


def test_one_figure_is_its_own_sum_whatever_it_measures(api, figures):
    figure(id="limit", measure="projects", quantity={"amount": "30", "operator": "gt"}, period=None)

    [group] = api.get(FIGURES, {"group_by": "measure", "measure": "projects"}).json()["results"]

    assert group["sum"] == {"amount": "30", "operator": "gt", "rounded_to": None, "unit": None}


COLLIDING = [
    ({"authority": "statistics"}, "different_authorities"),
    ({"reporter": "VNM"}, "different_reporters"),
    ({"flow": "re_export"}, "different_flows"),
    ({"product": "fruit"}, "different_products"),
    ({"quantity": {"amount": "1", "unit": "CNY"}}, "different_units"),
    ({"quantity": usd("1", operator="gt")}, "inexact_amounts"),
    ({"measure": "share", "quantity": usd("1")}, "different_measures"),
    ({"period": "2022-12-31"}, "overlapping_periods"),
    ({"period": "2021/2023"}, "overlapping_periods"),
    ({"period": "2023~"}, "unknown_periods"),
    ({"period": None}, "unknown_periods"),
    ({"period": "2023/.."}, "unknown_periods"),
    ({"importer": "XAS"}, "groups_of_countries"),
    ({"importer": None}, "groups_of_countries"),
]


@pytest.mark.parametrize(("other", "reason"), COLLIDING)
def test_a_sum_of_what_does_not_add_up_names_two_figures(api, figures, other, reason):
    figure(id="other", **{"period": "2024", **other})

    answer = api.get(FIGURES, {"group_by": "operator" if reason != "inexact_amounts" else "unit"})

    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (409, "figures_collide")
    assert {fault["code"] for fault in problem["errors"]} == {reason}
    pair = {fault["detail"] for fault in problem["errors"]}
    assert "trade_figure/other" in pair
    assert len(pair) == 2
    assert all(record_key in problem["detail"] for record_key in pair)


def test_what_only_a_sum_would_mix_is_compared_all_the_same(api, figures):
    figure(id="other", authority="statistics", period="2022", quantity=usd("7"))
    asked = {"group_by": "flow"}

    [group] = api.get(FIGURES, {**asked, "aggregate": "min,max"}).json()["results"]
    [counted] = api.get(FIGURES, {**asked, "aggregate": "count"}).json()["results"]

    assert (group["sum"], group["max"]["amount"]) == (None, "123456789012345678901.2")
    assert counted == {"group": {"flow": "export"}, "count": 3, "sum": None, "min": None, "max": None}


def test_trade_with_several_countries_adds_up(api, figures):
    figure(id="to-usa", importer="USA", period="2022", quantity=usd("2"))
    figure(id="to-japan", importer="JPN", period="2021/2022", quantity=usd("3"))

    [group] = api.get(FIGURES, {"group_by": "exporter", "aggregate": "sum"}).json()["results"]

    assert (group["count"], group["sum"]["amount"]) == (4, "123456789012345678906.3")


@pytest.mark.parametrize("measure", ["growth", "rank", "share"])
def test_growth_ranks_and_shares_are_never_added(api, figures, measure):
    for year in ("2021", "2022"):
        figure(id=f"{measure}-{year}", measure=measure, quantity={"amount": "4"}, period=year)
    asked = {"group_by": "measure", "measure": measure}

    refused = api.get(FIGURES, asked).json()
    [group] = api.get(FIGURES, {**asked, "aggregate": "max"}).json()["results"]

    assert {fault["code"] for fault in refused["errors"]} == {"not_additive"}
    assert group["max"]["amount"] == "4"


def test_stocks_add_up_over_countries_and_never_over_time(api):
    url, asked = "/api/v1/investment-figures/", {"group_by": "host", "aggregate": "sum"}
    for investor in ("CHN", "USA"):
        InvestmentFigureFactory(
            id=f"of-{investor.lower()}",
            investor=investor,
            host="VNM",
            series="stock",
            period="2022",
            published=True,
        )

    [group] = api.get(url, asked).json()["results"]
    assert group["sum"]["amount"] == "460400000000"

    InvestmentFigureFactory(
        id="later", investor="CHN", host="VNM", series="stock", period="2023", published=True
    )
    refused = api.get(url, asked).json()
    assert {fault["code"] for fault in refused["errors"]} == {"stocks_of_different_times"}


@pytest.mark.parametrize("aggregate", ["count", "sum"])
def test_groups_ask_a_constant_number_of_queries(api, figures, queries_of, aggregate):
    def asked():
        return api.get(FIGURES, {"group_by": "year,authority", "aggregate": aggregate})

    before = queries_of(asked)
    for year in ("1990", "1991"):
        figure(id=f"in-{year}", period=year)

    assert queries_of(asked) == before <= 8
