"""Conflicts: every reading of a disputed fact by source, and the chosen value."""

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
from tests.factories.record import correct_record, factory_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    """A visit whose period two sources state differently."""
    return VisitFactory(id="to-hanoi", period="2023-12-12", published=True, contrary={"period": "1999-01-01"})


def test_a_conflict_has_each_reading_and_the_chosen_value(api, visit):
    ClaimFactory(record=visit, fact="period", at="second-witness#5", value="1999-01-02")
    ClaimFactory(record=visit, fact="period", at="second-witness#6", value="1998", deprecated="A misprint.")

    [conflict] = api.get("/api/v1/conflicts/").json()["results"]

    assert (conflict["record"]["kind"], conflict["record"]["id"], conflict["fact"]) == (
        "visit",
        "to-hanoi",
        "period",
    )
    assert [value["edtf"] for value in conflict["chosen"]] == ["2023-12-12"]
    assert conflict["independent_sources"] == 2
    readings = {
        reading["source"]["id"]: [(claim["value"]["edtf"], claim["standing"]) for claim in reading["claims"]]
        for reading in conflict["readings"]
    }
    assert readings == {
        "first-witness": [("2023-12-12", "agrees")],
        "second-witness": [("1999-01-01", "contradicts"), ("1999-01-02", "contradicts")],
    }


def test_paragraphs_and_copies_of_a_source_count_as_one_source(api, visit):
    for key, derives_from in (("copy", "second-witness"), ("copy-of-copy", "copy"), ("silent", None)):
        SourceFactory(id=key, derives_from=derives_from, published=True)
    SourceFactory(id="repeats-silence", derives_from="silent", published=True)
    for at in ("copy#3", "copy-of-copy#2", "copy-of-copy#1", "second-witness#2", "repeats-silence#9"):
        ClaimFactory(record=visit, fact="period", at=at, value="1999-01-01")
    ClaimFactory(record=visit, fact="period", at="copy#4", value="2023")

    [conflict] = api.get("/api/v1/conflicts/").json()["results"]

    readings = {
        reading["source"]["id"]: (
            [source["id"] for source in reading["sources"]],
            reading["standings"],
            [(claim["source"]["id"], claim["paragraph"]["number"]) for claim in reading["claims"]],
        )
        for reading in conflict["readings"]
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
    assert conflict["independent_sources"] == len(conflict["readings"]) == 3
    assert conflict["sources_by_standing"] == {"agrees": 1, "compatible": 1, "contradicts": 2}
    evidence = api.get("/api/v1/visits/to-hanoi/").json()["evidence"]
    assert evidence["facts"]["period"]["independent_sources"] == 3
    assert conflict["evidence"] == evidence["facts"]["period"]


def test_a_conflict_has_the_basis_of_the_chosen_value(api, visit):
    basis = {
        "basis": "combined",
        "rests_on": [str(visit.claims.get(fact="period", source__slug="first-witness").pk)],
    }
    correct_record(visit, {"basis": {"period": basis | {"reason": "The second witness was not there."}}})

    [conflict] = api.get("/api/v1/conflicts/").json()["results"]

    assert conflict["reason"] == conflict["evidence"]["reason"] == "The second witness was not there."
    assert {name: conflict["evidence"][name] for name in basis} == basis


def test_references_have_names_in_every_reading(api):
    LeaderFactory(id="xi", country="CHN", published=True, conflicting=True)

    [conflict] = api.get("/api/v1/conflicts/").json()["results"]

    assert [value["name"] for value in conflict["chosen"]] == ["China"]
    assert [reading["claims"][0]["value"]["name"] for reading in conflict["readings"]] == [
        "China",
        "Viet Nam",
    ]


def test_conflicts_are_filtered_by_record_kind_and_fact(api, visit):
    ConflictFactory(record=LeaderFactory(id="xi", published=True, conflicting=True))

    def find_records(**query):
        return [row["record"]["id"] for row in api.get("/api/v1/conflicts/", query).json()["results"]]

    assert find_records() == ["xi", "to-hanoi"]
    assert find_records(kind="visit") == ["to-hanoi"]
    assert find_records(record="leader/xi") == ["xi"]
    assert find_records(fact="period,host") == ["to-hanoi"]
    assert find_records(ordering="-record") == ["to-hanoi", "xi"]


def test_conflicts_are_filtered_by_the_countries_of_their_records(api, visit):
    CountryFactory(id="LAO")
    VisitFactory(id="to-lao", guest="country/VNM", host="LAO", published=True, conflicting=True)
    LeaderFactory(id="xi", country="CHN", published=True, conflicting=True)
    participants = ["leader/xi", "country/LAO"]
    MeetingFactory(id="talks", participants=participants, published=True, conflicting=True)
    SourceFactory(id="disputed", published=True, conflicting=True)

    def find_records(**query):
        return [row["record"]["id"] for row in api.get("/api/v1/conflicts/", query).json()["results"]]

    assert find_records(country="CHN") == ["xi", "talks", "to-hanoi"]
    assert find_records(country="LAO") == ["talks", "to-lao"]
    assert find_records(country="CHN,LAO", kind="visit") == ["to-hanoi", "to-lao"]
    assert find_records(relation="CHN-VNM") == ["to-hanoi"]
    assert find_records(relation="CHN-LAO") == ["talks"]


def test_conflicts_are_filtered_by_source_speaker_and_standing(api, visit):
    leader = LeaderFactory(id="xi", published=True, country="CHN", conflicting=True)
    SourceFactory(id="a-third", published=True)
    ClaimFactory(record=visit, fact="period", at="a-third#1", value="2023", attributed_to="A spokeswoman")
    ClaimFactory(record=visit, fact="host", at="a-third#2", value="country/VNM", attributed_to="An aide")
    ClaimFactory(record=leader, fact="country", at="a-third#3", value="country/CHN", deprecated="A misprint.")

    def find_records(**query):
        return [row["record"]["id"] for row in api.get("/api/v1/conflicts/", query).json()["results"]]

    assert find_records(source="second-witness") == ["xi", "to-hanoi"]
    assert find_records(source="a-third") == ["to-hanoi"]
    assert find_records(source="a-third,first-witness") == ["xi", "to-hanoi"]
    assert find_records(asserted_by="A spokeswoman") == ["to-hanoi"]
    assert find_records(asserted_by="An aide") == []
    assert find_records(standing="compatible") == ["to-hanoi"]
    assert find_records(standing="contradicts", kind="leader") == ["xi"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("source=second-witnes", "source"),
        ("asserted_bye=x", "asserted_bye"),
        ("standing=contradict", "standing"),
    ],
)
def test_an_invalid_source_or_standing_is_an_error(api, visit, query, parameter):
    response = api.get(f"/api/v1/conflicts/?{query}")

    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]


@pytest.mark.parametrize("noun", RECORDS)
def test_records_of_every_kind_are_filtered_by_speaker(find_ids, noun):
    record, _ = (factory_of(noun)(id=key, published=True) for key in ("the-one", "another"))
    ClaimFactory(
        record=record, fact=record.claims.first().fact, at="quoting#1", attributed_to="A spokeswoman"
    )

    assert find_ids(RECORDS[noun].resource(), asserted_by="A spokeswoman") == ["the-one"]
    assert find_ids(RECORDS[noun].resource(), asserted_by="A spokesman") == []


def test_conflicts_of_drafts_are_not_public(api):
    VisitFactory(contrary={"period": "1999-01-01"})

    assert api.get("/api/v1/conflicts/").json()["results"] == []


def test_conflicts_take_a_constant_number_of_queries(api, visit, count_queries):
    LeaderFactory(published=True, conflicting=True)
    one = count_queries(lambda: api.get("/api/v1/conflicts/"))
    VisitFactory.create_batch(2, published=True, conflicting=True)
    LeaderFactory.create_batch(2, published=True, conflicting=True)

    assert count_queries(lambda: api.get("/api/v1/conflicts/")) == one <= 8


def test_conflicts_are_ordered_by_id(api):
    for key in ("a-b", "a", "a0"):
        contrary = {"period": "1999-01-01", "tour": "Another"}
        VisitFactory(id=key, period="2023", tour="Asia", published=True, contrary=contrary)

    ids = [each["id"] for each in api.get("/api/v1/conflicts/?ordering=id").json()["results"]]
    back = [each["id"] for each in api.get("/api/v1/conflicts/?ordering=-id").json()["results"]]

    assert (ids[0], ids[1]) == ("visit/a#period", "visit/a-b#period")
    assert ids == sorted(ids) == back[::-1]
    assert len(api.get("/api/v1/conflicts/?ordering=record,-id").json()["results"]) == len(ids)
