"""Filters of every kind: alias, external identifier, two countries, last update."""

import pytest

from tests.factories import CountryFactory, LeaderFactory, VisitFactory

pytestmark = pytest.mark.django_db


def ids(api, url):
    return [row["id"] for row in api.get(url).json()["results"]]


@pytest.fixture
def leaders():
    alias = {"text": "习近平", "kind": "native", "language": "zh"}
    LeaderFactory(id="xi", aliases=[alias], external_ids=["wikidata:Q15031"], published=True)
    LeaderFactory(id="lam", external_ids=["wikidata:Q1"], published=True)


def test_leaders_are_filtered_by_kind_of_alias_and_external_identifier(api, leaders):
    assert ids(api, "/api/v1/leaders/?alias_kind=native") == ["xi"]
    assert ids(api, "/api/v1/leaders/?external_id=wikidata:Q15031") == ["xi"]
    assert ids(api, "/api/v1/leaders/?external_id=wikidata:Q15031,wikidata:Q1") == ["lam", "xi"]


def test_an_external_identifier_needs_its_scheme(api, leaders):
    response = api.get("/api/v1/leaders/?external_id=Q15031")

    assert [(each["parameter"], each["code"]) for each in response.json()["errors"]] == [
        ("external_id", "malformed")
    ]


def test_visits_between_two_countries_are_found_in_either_order(api):
    for code in ("CHN", "VNM", "USA"):
        CountryFactory(id=code)
    VisitFactory(id="to-hanoi", guest="country/CHN", host="VNM", published=True)
    VisitFactory(id="of-biden", guest="country/USA", host="VNM", published=True)

    assert ids(api, "/api/v1/visits/?between=CHN,VNM") == ids(api, "/api/v1/visits/?between=VNM,CHN")
    assert ids(api, "/api/v1/visits/?between=VNM,CHN") == ["to-hanoi"]
    errors = api.get("/api/v1/visits/?between=VNM").json()["errors"]
    assert [(each["parameter"], each["code"]) for each in errors] == [("between", "not_a_relation")]


def test_updated_since_accepts_a_day_or_a_time(api, leaders):
    assert ids(api, "/api/v1/leaders/?updated_since=2000-01-01") == ["lam", "xi"]
    assert ids(api, "/api/v1/leaders/?updated_since=2000-01-01T00:00:00Z") == ["lam", "xi"]
    assert ids(api, "/api/v1/leaders/?updated_since=9999-01-01") == []
    errors = api.get("/api/v1/leaders/?updated_since=2000-13-01").json()["errors"]
    assert [(each["parameter"], each["code"]) for each in errors] == [("updated_since", "not_a_moment")]
