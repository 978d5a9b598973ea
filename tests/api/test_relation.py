"""Relations: the dossier of two countries."""

import pytest

from relations.queries.dossier import MOST_CONFLICTS
from tests.factories import (
    AgreementFactory,
    CountryFactory,
    PartnershipFactory,
    TradeFigureFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def relation():
    """What China and Viet Nam have together, and what they have with others."""
    for code in ("CHN", "VNM", "USA"):
        CountryFactory(id=code)
    VisitFactory(id="to-hanoi", period="2023-12-12", published=True, contrary={"period": "1999-01-01"})
    VisitFactory(
        id="to-beijing", guest="country/VNM", host="CHN", period="2022-10", status=None, published=True
    )
    VisitFactory(id="a-draft", period="1950", published=False)
    VisitFactory(
        id="of-biden", guest="country/USA", period="1950", published=True, contrary={"period": "1999"}
    )
    AgreementFactory(id="package", signed=None, published=True)
    TradeFigureFactory(id="turnover", period="2021/..", published=True)
    PartnershipFactory(
        id="friends", sides=["CHN", "VNM"], label="friendship", period="2008/..", published=True
    )
    PartnershipFactory(id="others", sides=["USA", "VNM"], period="2023", published=True)


def test_a_dossier_counts_what_the_two_have_together(api, relation):
    shown = api.get("/api/v1/relations/CHN-VNM/").json()

    counts = {tally["kind"]: (tally["count"], tally["breakdown"]) for tally in shown["records"]}
    assert counts == {
        "visit": (2, {"completed": 1, "unknown": 1}),
        "meeting": (0, {}),
        "agreement": (1, {"signed": 1}),
        "statement": (0, {}),
        "trade_figure": (1, {"value": 1}),
        "investment_figure": (0, {}),
        "travel_figure": (0, {}),
        "partnership": (1, {"in_force": 1}),
    }
    assert [each["code"] for each in shown["countries"]] == ["CHN", "VNM"]
    assert [(each["id"], each["label"]) for each in shown["partnerships"]] == [("friends", "friendship")]
    assert [(each["record"]["id"], each["fact"]) for each in shown["open_conflicts"]] == [
        ("to-hanoi", "period")
    ]


def test_coverage_goes_from_the_first_day_to_the_last_that_has_an_end(api, relation):
    shown = api.get("/api/v1/relations/CHN-VNM/").json()
    visits, agreements = (
        next(each for each in shown["records"] if each["kind"] == kind) for kind in ("visit", "agreement")
    )

    assert shown["coverage"] == {
        "first": "2008-01-01",
        "last": "2023-12-12",
        "years": [2022, 2023],
        "url": "http://testserver/api/v1/coverage/?relation=CHN-VNM",
    }
    assert (visits["first"], visits["last"]) == ("2022-10-01", "2023-12-12")
    assert (agreements["first"], agreements["last"]) == (None, None)


def test_every_address_in_a_dossier_lists_what_was_counted(api, relation):
    shown = api.get("/api/v1/relations/CHN-VNM/").json()

    for tally in shown["records"]:
        assert len(api.get(tally["url"]).json()["results"]) == tally["count"]
    [conflict] = shown["open_conflicts"]
    assert [row["fact"] for row in api.get(conflict["url"]).json()["results"]] == ["period"]


def test_a_dossier_shows_the_first_conflicts_counts_all_and_says_where_they_are(api, relation):
    for number in range(MOST_CONFLICTS):
        VisitFactory(id=f"disputed-{number:02}", published=True, conflicting=True)
    TradeFigureFactory(id="disputed", published=True, conflicting=True)

    shown = api.get("/api/v1/relations/CHN-VNM/").json()
    listed = api.get(f"{shown['conflicts_url']}&count=exact&limit=500").json()

    facts = [(each["record"]["id"], each["fact"]) for each in listed["results"]]
    assert listed["count"] == len(facts) == MOST_CONFLICTS + 2 == shown["open_conflict_count"]
    first = [(each["record"]["id"], each["fact"]) for each in shown["open_conflicts"]]
    assert first == facts[:MOST_CONFLICTS]


@pytest.mark.parametrize("written", ["VNM-CHN", "VN-CN", "chn-vnm", "156-704"])
def test_every_other_way_to_write_a_relation_leads_to_the_canonical_one(api, relation, written):
    answer = api.get(f"/api/v1/relations/{written}/?format=json")

    assert answer.status_code == 308
    assert answer.headers["Location"] == "http://testserver/api/v1/relations/CHN-VNM/?format=json"


@pytest.mark.parametrize(
    "written", ["CHN", "CHN-CHN", "CHN-CN", "CHN-ZZZ", "CHN-VNM-USA", "-", "CHN-", "%00-CHN"]
)
def test_what_is_no_relation_is_404(api, relation, written):
    assert api.get(f"/api/v1/relations/{written}/").status_code == 404


def test_two_countries_with_nothing_together_have_an_empty_dossier(api, relation):
    shown = api.get("/api/v1/relations/CHN-USA/").json()

    assert {tally["count"] for tally in shown["records"]} == {0}
    coverage = shown["coverage"]
    assert (coverage["first"], coverage["last"], coverage["years"]) == (None, None, [])
    assert (shown["partnerships"], shown["open_conflicts"], shown["open_conflict_count"]) == ([], [], 0)


def test_a_dossier_asks_a_constant_number_of_queries(api, relation, queries_of):
    before = queries_of(lambda: api.get("/api/v1/relations/CHN-VNM/"))
    VisitFactory.create_batch(MOST_CONFLICTS + 1, published=True, conflicting=True)

    assert queries_of(lambda: api.get("/api/v1/relations/CHN-VNM/")) == before <= 8
