"""Coverage: of which years of a relation sources speak, and what they report in them."""

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


def rows(api, **asked):
    answer = api.get(URL, {"limit": 500, **asked})
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def year_of(api, year, **asked):
    [row] = rows(api, **{"relation": "CHN-VNM", "since": year, "until": year, **asked})
    return row


def kinds(row):
    return {cell.pop("kind"): cell for cell in row["records"]}


def counts(row):
    return {kind: cell["records"] for kind, cell in kinds(row).items() if cell["records"]}


@pytest.mark.parametrize("match", ["possible", "certain"])
def test_what_is_counted_is_what_the_timeline_shows(api, relation, match):
    for row in rows(api, relation="CHN-VNM", since="2019", until="2023", match=match):
        address = urlsplit(row["timeline"])
        shown = api.get(address.path, parse_qs(address.query)).json()["results"]
        records = {(entry["record"]["kind"], entry["record"]["id"]) for entry in shown}
        listed = [kind for kind, _ in records]
        assert counts(row) == {kind: listed.count(kind) for kind in listed}, row["year"]


def test_a_year_of_which_no_source_speaks_is_not_covered_and_zero_is_no_silence(api, relation):
    silent, spoken = (year_of(api, year, match="certain") for year in ("1970", "2023"))

    assert not silent["is_covered"]
    assert [cell["records"] for cell in silent["records"]] == [None] * 8
    assert set(map(str, kinds(silent).values())) == {str(NONE)}
    assert silent["independent_sources"] == 0
    assert spoken["is_covered"]
    assert {kind: cell["records"] for kind, cell in kinds(spoken).items()} == {
        "visit": 1,
        "meeting": 1,
        "agreement": 1,
        "statement": 0,
        "partnership": 1,
        "trade_figure": 0,
        "investment_figure": 0,
        "travel_figure": 1,
    }


def test_what_merely_goes_on_covers_no_year_but_is_counted(api, relation):
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


def test_voices_are_counted_and_not_paragraphs(api, relation):
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
    # The partnership that goes on rests on the first witness as well.
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


def test_years_go_from_the_first_to_the_last_that_a_dated_record_can_touch(api, relation):
    assert [row["year"] for row in rows(api, relation="CHN-VNM")] == [*range(2007, 2024)]
    assert [row["year"] for row in rows(api, relation="CHN-VNM", since="2022")] == [2022, 2023]
    assert [row["year"] for row in rows(api, relation="CHN-VNM", until="2008")] == [2007, 2008]
    assert rows(api, relation="CHN-VNM", since="2024") == []
    assert rows(api, relation="CHN-USA") == []


def test_coverage_asks_a_constant_number_of_queries(api, relation, queries_of):
    before = queries_of(lambda: api.get(URL))
    VisitFactory.create_batch(2, period="2018", published=True, conflicting=True)
    VisitFactory(guest="country/USA", host="PHL", period="2018", published=True)

    assert queries_of(lambda: api.get(URL)) == before <= 8


def test_the_dossier_names_the_years_that_are_covered(api, relation):
    shown = api.get("/api/v1/relations/CHN-VNM/").json()["coverage"]

    assert shown["years"] == [row["year"] for row in rows(api, relation="CHN-VNM") if row["is_covered"]]
    address = urlsplit(shown["url"])
    assert api.get(address.path, parse_qs(address.query)).json()["results"] == rows(api, relation="CHN-VNM")


def test_the_curated_relation_is_covered_where_articles_speak(curated):
    api = ContractClient()
    found = {
        row["year"]: row for row in rows(api, relation="CHN-VNM", since="2010", until="2024", match="certain")
    }

    assert [year for year, row in found.items() if row["is_covered"]] == [*range(2019, 2025)]
    assert (kinds(found[2024])["trade_figure"]["records"], kinds(found[2015])["trade_figure"]["records"]) == (
        0,
        None,
    )


def test_a_wrong_match_is_refused_beside_other_parameters(api):
    answer = api.get(URL, {"match": "sure", "fields": "year"})

    assert [fault["parameter"] for fault in answer.json()["errors"]] == ["match"]
