"""Relations: the dossier of two countries."""

import pytest

from relations.queries.relation.dossier import MOST_CONFLICTS
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
    """Records of China and Viet Nam, and records with other countries."""
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
        id="friends", countries=["CHN", "VNM"], label="friendship", period="2008/..", published=True
    )
    PartnershipFactory(id="others", countries=["USA", "VNM"], period="2023", published=True)


def test_a_dossier_counts_the_records_of_both_countries(api, relation):
    dossier = api.get("/api/v1/relations/CHN-VNM/").json()

    counts = {tally["kind"]: (tally["count"], tally["breakdown"]) for tally in dossier["records"]}
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
    assert [each["code"] for each in dossier["countries"]] == ["CHN", "VNM"]
    assert [(each["id"], each["label"]) for each in dossier["partnerships"]] == [("friends", "friendship")]
    assert [(each["record"]["id"], each["fact"]) for each in dossier["open_conflicts"]] == [
        ("to-hanoi", "period")
    ]


def test_coverage_has_the_first_and_the_last_period_as_stated(api, relation):
    dossier = api.get("/api/v1/relations/CHN-VNM/").json()
    visits, agreements = (
        next(each for each in dossier["records"] if each["kind"] == kind) for kind in ("visit", "agreement")
    )

    assert dossier["coverage"] == {
        "first": "2008/..",
        "last": "2023-12-12",
        "years": [2022, 2023],
        "url": "http://testserver/api/v1/coverage/?relation=CHN-VNM",
    }
    assert (visits["first"], visits["last"]) == ("2022-10", "2023-12-12")
    assert (agreements["first"], agreements["last"]) == (None, None)


def test_every_url_in_a_dossier_lists_the_counted_records(api, relation):
    dossier = api.get("/api/v1/relations/CHN-VNM/").json()

    for tally in dossier["records"]:
        assert len(api.get(tally["url"]).json()["results"]) == tally["count"]
    [conflict] = dossier["open_conflicts"]
    assert [row["fact"] for row in api.get(conflict["url"]).json()["results"]] == ["period"]


def test_a_dossier_has_the_first_conflicts_the_count_and_the_url_of_all(api, relation):
    for number in range(MOST_CONFLICTS):
        VisitFactory(id=f"disputed-{number:02}", published=True, conflicting=True)
    TradeFigureFactory(id="disputed", published=True, conflicting=True)

    dossier = api.get("/api/v1/relations/CHN-VNM/").json()
    listed = api.get(f"{dossier['conflicts_url']}&count=exact&limit=500").json()

    facts = [(each["record"]["id"], each["fact"]) for each in listed["results"]]
    assert listed["count"] == len(facts) == MOST_CONFLICTS + 2 == dossier["open_conflict_count"]
    first = [(each["record"]["id"], each["fact"]) for each in dossier["open_conflicts"]]
    assert first == facts[:MOST_CONFLICTS]


@pytest.mark.parametrize("spelling", ["VNM-CHN", "VN-CN", "chn-vnm", "156-704"])
def test_every_other_spelling_of_a_relation_redirects_to_the_canonical_one(api, relation, spelling):
    response = api.get(f"/api/v1/relations/{spelling}/?format=json")

    assert response.status_code == 308
    assert response.headers["Location"] == "http://testserver/api/v1/relations/CHN-VNM/?format=json"


@pytest.mark.parametrize(
    "spelling", ["CHN", "CHN-CHN", "CHN-CN", "CHN-ZZZ", "CHN-VNM-USA", "-", "CHN-", "%00-CHN"]
)
def test_an_invalid_relation_is_404(api, relation, spelling):
    assert api.get(f"/api/v1/relations/{spelling}/").status_code == 404


def test_two_countries_without_records_have_an_empty_dossier(api, relation):
    dossier = api.get("/api/v1/relations/CHN-USA/").json()

    assert {tally["count"] for tally in dossier["records"]} == {0}
    coverage = dossier["coverage"]
    assert (coverage["first"], coverage["last"], coverage["years"]) == (None, None, [])
    assert (dossier["partnerships"], dossier["open_conflicts"], dossier["open_conflict_count"]) == ([], [], 0)


def test_a_dossier_takes_a_constant_number_of_queries(api, relation, count_queries):
    before = count_queries(lambda: api.get("/api/v1/relations/CHN-VNM/"))
    VisitFactory.create_batch(MOST_CONFLICTS + 1, published=True, conflicting=True)

    assert count_queries(lambda: api.get("/api/v1/relations/CHN-VNM/")) == before <= 8
