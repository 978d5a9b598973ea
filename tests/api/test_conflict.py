"""Conflicts: every reading of a disputed fact, by source, beside the value chosen."""

import pytest

from relations.models import RECORDS
from tests.factories import (
    ClaimFactory,
    ConflictFactory,
    CountryFactory,
    LeaderFactory,
    MeetingFactory,
    SourceFactory,
    VisitFactory,
)
from tests.factories.record import corrected, factory_of

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


def test_paragraphs_and_repeats_are_one_voice(api, visit):
    for key, derives_from in (("copy", "second-witness"), ("copy-of-copy", "copy"), ("silent", None)):
        SourceFactory(id=key, derives_from=derives_from, published=True)
    SourceFactory(id="repeats-silence", derives_from="silent", published=True)
    for at in ("copy#3", "copy-of-copy#2", "copy-of-copy#1", "second-witness#2", "repeats-silence#9"):
        ClaimFactory(record=visit, fact="period", at=at, value="1999-01-01")
    ClaimFactory(record=visit, fact="period", at="copy#4", value="2023")

    [shown] = api.get("/api/v1/conflicts/").json()["results"]

    readings = {
        reading["source"]["id"]: (
            [source["id"] for source in reading["sources"]],
            reading["standings"],
            [(claim["source"]["id"], claim["paragraph"]["number"]) for claim in reading["claims"]],
        )
        for reading in shown["readings"]
    }
    assert readings == {
        "first-witness": (["first-witness"], ["agrees"], [("first-witness", 1)]),
        "second-witness": (
            ["copy", "copy-of-copy", "second-witness"],
            ["compatible", "contradicts"],
            [
                ("copy", 3),
                ("copy", 4),
                ("copy-of-copy", 1),
                ("copy-of-copy", 2),
                ("second-witness", 1),
                ("second-witness", 2),
            ],
        ),
        "silent": (["repeats-silence"], ["contradicts"], [("repeats-silence", 9)]),
    }
    assert shown["independent_sources"] == len(shown["readings"]) == 3
    assert shown["sources_by_standing"] == {"agrees": 1, "compatible": 1, "contradicts": 2}
    evidence = api.get("/api/v1/visits/to-hanoi/").json()["evidence"]
    assert evidence["facts"]["period"]["independent_sources"] == 3
    assert shown["evidence"] == evidence["facts"]["period"]


def test_a_conflict_says_what_the_value_chosen_rests_on(api, visit):
    basis = {
        "basis": "combined",
        "rests_on": [str(visit.claims.get(fact="period", source__slug="first-witness").pk)],
    }
    corrected(visit, {"basis": {"period": basis | {"reason": "The second witness was not there."}}})

    [shown] = api.get("/api/v1/conflicts/").json()["results"]

    assert shown["reason"] == shown["evidence"]["reason"] == "The second witness was not there."
    assert {name: shown["evidence"][name] for name in basis} == basis


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


def test_conflicts_are_found_by_the_countries_of_their_records(api, visit):
    CountryFactory(id="LAO")
    VisitFactory(id="to-lao", guest="country/VNM", host="LAO", published=True, conflicting=True)
    LeaderFactory(id="xi", country="CHN", published=True, conflicting=True)
    sides = ["leader/xi", "country/LAO"]
    MeetingFactory(id="talks", participants=sides, published=True, conflicting=True)
    SourceFactory(id="disputed", published=True, conflicting=True)

    def found(**asked):
        return [row["record"]["id"] for row in api.get("/api/v1/conflicts/", asked).json()["results"]]

    assert found(country="CHN") == ["xi", "talks", "to-hanoi"]
    assert found(country="LAO") == ["talks", "to-lao"]
    assert found(country="CHN,LAO", kind="visit") == ["to-hanoi", "to-lao"]
    assert found(relation="CHN-VNM") == ["to-hanoi"]
    assert found(relation="CHN-LAO") == ["talks"]


def test_conflicts_are_found_by_who_has_a_say_in_them(api, visit):
    leader = LeaderFactory(id="xi", published=True, country="CHN", conflicting=True)
    SourceFactory(id="a-third", published=True)
    ClaimFactory(record=visit, fact="period", at="a-third#1", value="2023", attributed_to="A spokeswoman")
    ClaimFactory(record=visit, fact="host", at="a-third#2", value="country/VNM", attributed_to="An aide")
    ClaimFactory(record=leader, fact="country", at="a-third#3", value="country/CHN", deprecated="A misprint.")

    def found(**asked):
        return [row["record"]["id"] for row in api.get("/api/v1/conflicts/", asked).json()["results"]]

    assert found(source="second-witness") == ["xi", "to-hanoi"]
    assert found(source="a-third") == ["to-hanoi"]
    assert found(source="a-third,first-witness") == ["xi", "to-hanoi"]
    assert found(asserted_by="A spokeswoman") == ["to-hanoi"]
    assert found(asserted_by="An aide") == []
    assert found(standing="compatible") == ["to-hanoi"]
    assert found(standing="contradicts", kind="leader") == ["xi"]


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("source=second-witnes", "source"),
        ("asserted_bye=x", "asserted_bye"),
        ("standing=contradict", "standing"),
    ],
)
def test_a_say_of_nobody_is_refused(api, visit, asked, parameter):
    answer = api.get(f"/api/v1/conflicts/?{asked}")

    assert [fault["parameter"] for fault in answer.json()["errors"]] == [parameter]


@pytest.mark.parametrize("noun", RECORDS)
def test_records_of_every_kind_are_found_by_who_asserts_something_of_them(found, noun):
    record, _ = (factory_of(noun)(id=key, published=True) for key in ("the-one", "another"))
    ClaimFactory(
        record=record, fact=record.claims.first().fact, at="quoting#1", attributed_to="A spokeswoman"
    )

    assert found(RECORDS[noun].resource(), asserted_by="A spokeswoman") == ["the-one"]
    assert found(RECORDS[noun].resource(), asserted_by="A spokesman") == []


def test_readers_see_no_conflict_of_a_draft(api):
    VisitFactory(contrary={"period": "1999-01-01"})

    assert api.get("/api/v1/conflicts/").json()["results"] == []


def test_conflicts_ask_a_constant_number_of_queries(api, visit, queries_of):
    LeaderFactory(published=True, conflicting=True)
    one = queries_of(lambda: api.get("/api/v1/conflicts/"))
    VisitFactory.create_batch(2, published=True, conflicting=True)
    LeaderFactory.create_batch(2, published=True, conflicting=True)

    assert queries_of(lambda: api.get("/api/v1/conflicts/")) == one <= 8


def test_conflicts_stand_in_the_order_of_what_identifies_them(api):
    for key in ("a-b", "a", "a0"):
        contrary = {"period": "1999-01-01", "tour": "Another"}
        VisitFactory(id=key, period="2023", tour="Asia", published=True, contrary=contrary)

    shown = [each["id"] for each in api.get("/api/v1/conflicts/?ordering=id").json()["results"]]
    back = [each["id"] for each in api.get("/api/v1/conflicts/?ordering=-id").json()["results"]]

    assert (shown[0], shown[1]) == ("visit/a#period", "visit/a-b#period")
    assert shown == sorted(shown) == back[::-1]
    assert len(api.get("/api/v1/conflicts/?ordering=record,-id").json()["results"]) == len(shown)
