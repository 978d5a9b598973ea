"""Groups of figures: exact sums, or the two figures that cannot be added."""

import pytest

from tests.factories import (
    CountryFactory,
    InvestmentFigureFactory,
    OrganisationFactory,
    TradeFigureFactory,
)

pytestmark = pytest.mark.django_db

FIGURES = "/api/v1/trade-figures/groups/"


@pytest.fixture
def figures():
    """Two years of trade according to Chinese customs."""
    for code in ("CHN", "VNM", "USA", "JPN"):
        CountryFactory(id=code)
    CountryFactory(id="XAS", kind="group")
    for authority in ("customs", "statistics"):
        OrganisationFactory(id=authority, published=True)
    figure(id="in-2021", period="2021", quantity=usd("0.1"))
    figure(id="in-2022", period="2022-01/2022-12", quantity=usd("123456789012345678901.2", rounded_to="0.1"))


def usd(amount, **more):
    return {"amount": amount, "unit": "USD", **more}


def figure(**fields):
    TradeFigureFactory(
        **{"flow": "export", "authority": "customs", "reporter": "CHN", "published": True, **fields}
    )


def test_sums_are_exact(api, figures):
    [group] = api.get(FIGURES, {"by": "authority"}).json()["results"]

    assert group == {
        "group": {"authority": "customs"},
        "count": 2,
        "sum": {**usd("123456789012345678901.3"), "operator": "eq", "rounded_to": "0.1"},
        "min": {**usd("0.1"), "operator": "eq", "rounded_to": None},
        "max": {**usd("123456789012345678901.2"), "operator": "eq", "rounded_to": "0.1"},
    }


def test_rounding_is_added_too(api, figures):
    figure(id="in-2023", period="2023", quantity=usd("230200000000", rounded_to="100000000"))

    [group] = api.get(FIGURES, {"by": "flow", "aggregate": "sum"}).json()["results"]

    assert group["sum"]["rounded_to"] == "100000000.1"
    assert (group["min"], group["max"]) == (None, None)


def test_one_figure_is_its_own_sum_whatever_it_measures(api, figures):
    figure(id="limit", measure="projects", quantity={"amount": "30", "operator": "gt"}, period=None)

    [group] = api.get(FIGURES, {"by": "measure", "measure": "projects"}).json()["results"]

    assert group["sum"] == {"amount": "30", "operator": "gt", "rounded_to": None, "unit": None}


NOT_ADDITIVE = [
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


@pytest.mark.parametrize(("other", "reason"), NOT_ADDITIVE)
def test_the_error_of_an_impossible_sum_names_two_figures(api, figures, other, reason):
    figure(id="other", **{"period": "2024", **other})

    response = api.get(FIGURES, {"by": "operator" if reason != "inexact_amounts" else "unit"})

    problem = response.json()
    assert (response.status_code, problem["code"]) == (409, "figures_not_additive")
    assert {error["code"] for error in problem["errors"]} == {reason}
    pair = {error["detail"] for error in problem["errors"]}
    assert "trade_figure/other" in pair
    assert len(pair) == 2
    assert all(record_key in problem["detail"] for record_key in pair)


@pytest.mark.parametrize("importer", ["XAS", None])
def test_groups_of_countries_can_be_excluded_from_a_sum(api, figures, importer):
    figure(id="other", period="2024", importer=importer, quantity=usd("5"))

    [others] = api.get(FIGURES, {"by": "flow", "has_country_group": "false"}).json()["results"]
    [group] = api.get(FIGURES, {"by": "flow", "has_country_group": "true"}).json()["results"]

    assert (others["count"], others["sum"]["amount"]) == (2, "123456789012345678901.3")
    assert (group["count"], group["sum"]["amount"]) == (1, "5")


def test_figures_that_cannot_be_added_can_be_counted_and_compared(api, figures):
    figure(id="other", authority="statistics", period="2022", quantity=usd("7"))
    query = {"by": "flow"}

    [group] = api.get(FIGURES, {**query, "aggregate": "min,max"}).json()["results"]
    [counted] = api.get(FIGURES, {**query, "aggregate": "count"}).json()["results"]

    assert (group["sum"], group["max"]["amount"]) == (None, "123456789012345678901.2")
    assert counted == {"group": {"flow": "export"}, "count": 3, "sum": None, "min": None, "max": None}


def test_trade_with_several_countries_is_added(api, figures):
    figure(id="to-usa", importer="USA", period="2022", quantity=usd("2"))
    figure(id="to-japan", importer="JPN", period="2021/2022", quantity=usd("3"))

    [group] = api.get(FIGURES, {"by": "exporter", "aggregate": "sum"}).json()["results"]

    assert (group["count"], group["sum"]["amount"]) == (4, "123456789012345678906.3")


@pytest.mark.parametrize("measure", ["growth", "rank", "share"])
def test_growth_ranks_and_shares_are_never_added(api, figures, measure):
    for year in ("2021", "2022"):
        figure(id=f"{measure}-{year}", measure=measure, quantity={"amount": "4"}, period=year)
    query = {"by": "measure", "measure": measure}

    error_body = api.get(FIGURES, query).json()
    [group] = api.get(FIGURES, {**query, "aggregate": "max"}).json()["results"]

    assert {error["code"] for error in error_body["errors"]} == {"not_additive"}
    assert group["max"]["amount"] == "4"


def test_stocks_are_added_over_countries_but_not_over_time(api):
    url, query = "/api/v1/investment-figures/groups/", {"by": "host", "aggregate": "sum"}
    for investor in ("CHN", "USA"):
        InvestmentFigureFactory(
            id=f"of-{investor.lower()}",
            investor=investor,
            host="VNM",
            series="stock",
            period="2022",
            published=True,
        )

    [group] = api.get(url, query).json()["results"]
    assert group["sum"]["amount"] == "460400000000"

    InvestmentFigureFactory(
        id="later", investor="CHN", host="VNM", series="stock", period="2023", published=True
    )
    error_body = api.get(url, query).json()
    assert {error["code"] for error in error_body["errors"]} == {"stocks_of_different_times"}


@pytest.mark.parametrize("aggregate", ["count", "sum"])
def test_groups_take_a_constant_number_of_queries(api, figures, count_queries, aggregate):
    def get_groups():
        return api.get(FIGURES, {"by": "year,authority", "aggregate": aggregate})

    before = count_queries(get_groups)
    for year in ("1990", "1991"):
        figure(id=f"in-{year}", period=year)

    assert count_queries(get_groups) == before <= 8
