"""Time windows of lists (since, until, on, match), compared with the periods of the rows."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.models import Agreement, Country, TradeFigure, Visit
from relations.values.period import Period, Reading
from tests.factories import (
    AgreementFactory,
    CountryFactory,
    TenureFactory,
    TradeFigureFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db

PERIODS = [
    "2022-10-30/2022-11-01",
    "2022-10",
    "2022",
    "2023-12-12",
    "2023-12-12?",
    "2022~",
    "2022-11/..",
    "../2022-11",
    "2022-11/",
    "/2022-11",
    "[2022-10-21..2022-11-30]",
    "[..2022-10]",
    "XXXX-12-12",
    "202X",
    None,
]
FACTORIES = {
    Visit: (VisitFactory, "period", Reading.SOME_TIME_IN),
    Agreement: (AgreementFactory, "signed", Reading.SOME_TIME_IN),
    TradeFigure: (TradeFigureFactory, "period", Reading.ALL_OF_IT),
}
DAYS = st.dates(date(2022, 9, 25), date(2023, 12, 20))


def create_dated(model):
    """Create a record of one kind for each period."""
    factory, field, _ = FACTORIES[model]
    for n, period in enumerate(PERIODS):
        factory(id=f"dated-{n}", published=True, **{field: period})


@pytest.fixture
def dated_records():
    """Records of each kind for each period."""
    for model in FACTORIES:
        create_dated(model)


def matching_ids(model, since, until, *, certain):
    """The ids of the records whose periods match a window, compared one by one."""
    reading = FACTORIES[model][2]
    found = set()
    for n, edtf in enumerate(PERIODS):
        period = edtf and Period.parse(edtf)
        holds = (
            (period.is_certain if certain else period.is_possible)(since, until, reading)
            if period
            else not certain
        )
        if holds:
            found.add(f"dated-{n}")
    return found


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(since=st.none() | DAYS, length=st.none() | st.integers(0, 400))
def test_a_window_finds_the_matching_periods(find_ids, dated_records, since, length):
    until = length if length is None else (since or date(2022, 10, 1)) + timedelta(days=length)
    query = {name: day.isoformat() for name, day in (("since", since), ("until", until)) if day}
    if not query:
        return
    for model in FACTORIES:
        possible = set(find_ids(model.resource(), limit=100, **query))
        certain = set(find_ids(model.resource(), limit=100, match="certain", **query))

        assert possible == matching_ids(model, since, until, certain=False)
        assert certain == matching_ids(model, since, until, certain=True)
        assert certain <= possible


def test_a_month_or_a_year_is_all_of_its_days(find_ids):
    create_dated(Visit)

    def visits(**query):
        return sorted(find_ids("visits", limit=100, **query))

    assert visits(since="2022-11", until="2022-11") == visits(on="2022-11")
    assert visits(since="2022") == visits(since="2022-01-01")
    assert visits(until="2022") == visits(until="2022-12-31")
    assert visits(on="2022-02") == visits(since="2022-02-01", until="2022-02-28")


def test_a_month_is_certain_for_that_month_and_only_possible_for_a_day(find_ids):
    VisitFactory(id="in-october", period="2022-10", published=True)

    assert find_ids("visits", on="2022-10", match="certain") == ["in-october"]
    assert find_ids("visits", on="2022-10-05", match="certain") == []
    assert find_ids("visits", on="2022-10-05") == ["in-october"]
    assert find_ids("visits", on="2022-11") == []


def test_on_and_until_are_combined(find_ids):
    VisitFactory(id="long", period="2022-10-01/2022-12-31", published=True)
    VisitFactory(id="short", period="2022-12-01/2022-12-31", published=True)

    assert find_ids("visits", on="2022-12-10", until="2022-11", match="certain") == ["long"]


PAIR = "relations/CHN-VNM/"
WINDOWED = ("visits/", "agreements/", "countries/", f"{PAIR}timeline/", f"{PAIR}trade/")


@pytest.mark.parametrize(
    ("since", "until"), [("2024", "2023"), ("2023-12-12", "2023-12-11"), ("2023-06", "2022")]
)
def test_a_window_that_ends_before_it_starts_is_an_error(api, since, until):
    VisitFactory(guest="country/CHN", host="VNM", period="2022/2024", published=True)
    rule = f"since={since} begins only after until={until} has ended, and no day lies between them."
    cure = "Exchange the two, or leave one of them out."

    for path in WINDOWED:
        response = api.get(f"/api/v1/{path}", {"since": since, "until": until})
        assert response.status_code == 400, path
        errors = [(error["parameter"], error["code"], error["detail"]) for error in response.json()["errors"]]
        assert errors == [("until", "inconsistent", f"{rule} {cure}")]


@pytest.mark.parametrize("until", ["2023-06-15", "2023-06", "2023"])
def test_until_may_be_the_unit_that_contains_since(find_ids, until):
    VisitFactory(id="that-day", period="2023-06-15", published=True)

    assert find_ids("visits", since="2023-06-15", until=until) == ["that-day"]


def test_an_open_period_has_no_end(api):
    TenureFactory(id="still-there", period="2022-11/..", published=True)

    period = api.get("/api/v1/tenures/still-there/").json()["period"]

    assert period == {
        "edtf": "2022-11/..",
        "starts_earliest": "2022-11-01",
        "starts_latest": "2022-11-30",
        "ends_earliest": None,
        "ends_latest": None,
    }


def test_former_countries_are_found_in_their_period(find_ids):
    CountryFactory(id="XAA", period="1949/1990-10-02")
    Country.objects.exclude(code="XAA").delete()

    assert find_ids("countries", on="1990", match="certain") == ["XAA"]
    assert find_ids("countries", on="1991") == []
