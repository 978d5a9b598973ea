"""Conflicts: every reading of a disputed fact, by source, beside the value chosen."""

import pytest

from tests.factories import ClaimFactory, ConflictFactory, LeaderFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    """A visit whose period two sources tell differently."""
    return VisitFactory(id="to-hanoi", period="2023-12-12", published=True, contrary={"period": "1999-01-01"})


def test_a_conflict_shows_each_reading_and_the_value_chosen(api, visit):
    ClaimFactory(record=visit, fact="period", at="second-witness#5", value="1999-01-02")
    ClaimFactory(record=visit, fact="period", at="second-witness#6", value="1998", deprecated="A misprint.")

    [shown] = api.get("/api/v1/conflicts/").json()["results"]

    assert (shown["record"]["kind"], shown["record"]["id"], shown["fact"]) == ("visit", "to-hanoi", "period")
    assert [value["edtf"] for value in shown["chosen"]] == ["2023-12-12"]
    assert shown["independent_sources"] == 2
    readings = {
        reading["source"]["id"]: [(claim["value"]["edtf"], claim["standing"]) for claim in reading["claims"]]
        for reading in shown["readings"]
    }
    assert readings == {
        "first-witness": [("2023-12-12", "agrees")],
        "second-witness": [("1999-01-01", "contradicts"), ("1999-01-02", "contradicts")],
    }


def test_references_are_named_in_every_reading(api):
    LeaderFactory(id="xi", country="CHN", published=True, conflicting=True)

    [shown] = api.get("/api/v1/conflicts/").json()["results"]

    assert [value["name"] for value in shown["chosen"]] == ["China"]
    assert [reading["claims"][0]["value"]["name"] for reading in shown["readings"]] == ["China", "Viet Nam"]


def test_conflicts_are_found_by_record_kind_and_fact(api, visit):
    ConflictFactory(record=LeaderFactory(id="xi", published=True, conflicting=True))

    def found(**asked):
        return [row["record"]["id"] for row in api.get("/api/v1/conflicts/", asked).json()["results"]]

    assert found() == ["xi", "to-hanoi"]
    assert found(kind="visit") == ["to-hanoi"]
    assert found(record="leader/xi") == ["xi"]
    assert found(fact="period,host") == ["to-hanoi"]
    assert found(ordering="-record") == ["to-hanoi", "xi"]


def test_readers_see_no_conflict_of_a_draft(api):
    VisitFactory(contrary={"period": "1999-01-01"})

    assert api.get("/api/v1/conflicts/").json()["results"] == []


def test_conflicts_ask_a_constant_number_of_queries(api, visit, queries_of):
    one = queries_of(lambda: api.get("/api/v1/conflicts/"))
    VisitFactory.create_batch(2, published=True, conflicting=True)

    assert queries_of(lambda: api.get("/api/v1/conflicts/")) == one <= 8
