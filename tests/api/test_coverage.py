"""Coverage: the years of a relation that sources cover, and what they report about them."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.api.timeline_world import make_relation
from tests.contract import ContractClient
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    SourceFactory,
    StatementFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db

URL = "/api/v1/coverage/"
NONE = {"records": None, "claims": None, "independent_sources": None}


@pytest.fixture
def relation():
    make_relation()


def rows(api, **query):
    response = api.get(URL, {"limit": 500, **query})
    assert response.status_code == 200, response.content
    return response.json()["results"]


def year_of(api, year, **query):
    [row] = rows(api, **{"relation": "CHN-VNM", "since": year, "until": year, **query})
    return row


def kinds(row):
    return {cell.pop("kind"): cell for cell in row["records"]}


def counts(row):
    return {kind: cell["records"] for kind, cell in kinds(row).items() if cell["records"]}


@pytest.mark.parametrize("match", ["possible", "certain"])
def test_counts_are_those_of_the_timeline(api, relation, match):
    for row in rows(api, relation="CHN-VNM", since="2019", until="2023", match=match):
        url = urlsplit(row["timeline"])
        entries = api.get(url.path, parse_qs(url.query)).json()["results"]
        records = {(entry["record"]["kind"], entry["record"]["id"]) for entry in entries}
        listed = [kind for kind, _ in records]
        assert counts(row) == {kind: listed.count(kind) for kind in listed}, row["year"]


def test_a_year_without_sources_is_not_covered_and_differs_from_zero(api, relation):
    uncovered, covered = (year_of(api, year, match="certain") for year in ("1970", "2023"))

    assert not uncovered["is_covered"]
    assert [cell["records"] for cell in uncovered["records"]] == [None] * 8
    assert set(map(str, kinds(uncovered).values())) == {str(NONE)}
    assert uncovered["independent_sources"] == 0
    assert covered["is_covered"]
    assert {kind: cell["records"] for kind, cell in kinds(covered).items()} == {
        "visit": 1,
        "meeting": 1,
        "agreement": 1,
        "statement": 0,
        "partnership": 1,
        "trade_figure": 0,
        "investment_figure": 0,
        "travel_figure": 1,
    }


def test_an_ongoing_record_covers_no_year_but_is_counted(api, relation):
    row = year_of(api, "2015", match="certain")

    assert not row["is_covered"]
    assert counts(row) == {"partnership": 1}
    assert kinds(year_of(api, "2015", match="certain"))["visit"] == NONE


@pytest.mark.parametrize(
    ("period", "match", "covered"),
    [
        ("2010", "certain", [2010]),
        ("2009-12-30/2011-01-02", "certain", [2009, 2010, 2011]),
        ("2010~", "certain", []),
        ("2010~", "possible", [2010]),
        ("[2009..2010]", "possible", [2009, 2010]),
        ("[2009..2010]", "certain", []),
        ("201X", "possible", [*range(2010, 2020)]),
        ("[..2010]", "possible", []),
        ("2010/..", "certain", []),
        ("2010/", "possible", []),
        ("/2010", "possible", []),
        (None, "possible", []),
    ],
)
def test_uncertain_dates_cover_what_they_allow(api, period, match, covered):
    VisitFactory(period=period, published=True)
    found = rows(api, relation="CHN-VNM", since="2005", until="2025", match=match)

    assert [row["year"] for row in found if row["is_covered"]] == covered
    assert len(found) == 21


def test_independent_sources_are_counted_not_paragraphs(api, relation):
    SourceFactory(id="copy", derives_from="first-witness", published=True)
    StatementFactory(id="word", period="2012-05", published=True)
    record = StatementFactory(id="another", period="2012", published=True)
    for at in ("copy#1", "first-witness#5", "third#1", "third#2"):
        ClaimFactory(record=record, fact="period", at=at, value="2012")
    ClaimFactory(record=record, fact="period", at="fourth#2", value="2013", deprecated="A misprint.")

    row = year_of(api, "2012", match="certain")

    live = sum(
        api.get(f"/api/v1/statements/{key}/").json()["evidence"]["claims"] for key in ("word", "another")
    )
    found = kinds(row)["statement"]
    assert found == {"records": 2, "claims": live, "independent_sources": 2}
    # The ongoing partnership is based on the first witness too.
    assert row["independent_sources"] == 2


def test_a_record_with_several_steps_in_a_year_counts_once(api):
    steps = [
        {"status": "announced", "on": "2019-01"},
        {"status": "agreed", "on": "2019"},
        {"status": "in_force", "on": "2020"},
    ]
    pact = AgreementFactory(id="pact", signed=None, status="in_force", status_history=steps, published=True)

    assert counts(year_of(api, "2019", match="certain")) == {"agreement": 1}
    assert counts(year_of(api, "2020", match="certain")) == {"agreement": 1}
    assert kinds(year_of(api, "2019"))["agreement"]["claims"] == pact.claim_count


def test_years_range_from_the_first_to_the_last_possible_one(api, relation):
    assert [row["year"] for row in rows(api, relation="CHN-VNM")] == [*range(2007, 2024)]
    assert [row["year"] for row in rows(api, relation="CHN-VNM", since="2022")] == [2022, 2023]
    assert [row["year"] for row in rows(api, relation="CHN-VNM", until="2008")] == [2007, 2008]
    assert rows(api, relation="CHN-VNM", since="2024") == []
    assert rows(api, relation="CHN-USA") == []


def test_coverage_takes_a_constant_number_of_queries(api, relation, count_queries):
    before = count_queries(lambda: api.get(URL))
    VisitFactory.create_batch(2, period="2018", published=True, conflicting=True)
    VisitFactory(guest="country/USA", host="PHL", period="2018", published=True)

    assert count_queries(lambda: api.get(URL)) == before <= 8


def test_the_dossier_lists_the_covered_years(api, relation):
    coverage = api.get("/api/v1/relations/CHN-VNM/").json()["coverage"]

    assert coverage["years"] == [row["year"] for row in rows(api, relation="CHN-VNM") if row["is_covered"]]
    url = urlsplit(coverage["url"])
    assert api.get(url.path, parse_qs(url.query)).json()["results"] == rows(api, relation="CHN-VNM")


def test_the_curated_relation_is_covered_where_it_has_articles(curated):
    api = ContractClient()
    found = {
        row["year"]: row for row in rows(api, relation="CHN-VNM", since="2010", until="2024", match="certain")
    }

    assert [year for year, row in found.items() if row["is_covered"]] == [*range(2019, 2025)]
    assert (kinds(found[2024])["trade_figure"]["records"], kinds(found[2015])["trade_figure"]["records"]) == (
        0,
        None,
    )


def test_an_invalid_match_is_an_error(api):
    response = api.get(URL, {"match": "sure", "fields": "year"})

    assert [error["parameter"] for error in response.json()["errors"]] == ["match"]
