"""Details and subroutes of resources: identifiers, redirects, claims and revisions."""

from itertools import pairwise

import pytest

from relations.actions.changes import correction, merging
from tests.factories import (
    ClaimFactory,
    CountryCodeFactory,
    CountryFactory,
    LeaderFactory,
    PlaceFactory,
    VisitFactory,
)
from tests.factories.record import AT, WRITER

pytestmark = pytest.mark.django_db

SUBROUTES = ("", "claims/", "revisions/")


@pytest.fixture
def merged():
    """A visit that was merged into another, which was merged into a third."""
    names_and_years = [("a", "2021"), ("b", "2022"), ("c", "2023")]
    visits = [VisitFactory(id=name, period=year, published=True) for name, year in names_and_years]
    for loser, winner in pairwise(visits):
        merging.merge(loser, into=winner, by=WRITER, at=AT, reason="They are one.")


def test_a_record_is_found_by_its_identifier(api):
    VisitFactory(id="state-visit", published=True)

    body = api.get("/api/v1/visits/state-visit/").json()

    assert (body["id"], body["url"]) == ("state-visit", "http://testserver/api/v1/visits/state-visit/")


@pytest.mark.parametrize("subroute", SUBROUTES)
def test_a_merged_record_redirects_to_the_final_target(api, merged, subroute):
    response = api.get(f"/api/v1/visits/a/{subroute}?format=json")

    assert response.status_code == 308
    assert response.headers["Location"] == f"http://testserver/api/v1/visits/c/{subroute}?format=json"


@pytest.mark.parametrize("subroute", SUBROUTES)
def test_a_retracted_record_is_gone_on_every_route(api, subroute):
    VisitFactory(id="never-was", publication="retracted")

    assert api.get(f"/api/v1/visits/never-was/{subroute}").status_code == 410


@pytest.mark.parametrize("subroute", SUBROUTES)
@pytest.mark.parametrize("key", ["in-the-works", "nobody", "%00", "a%20b", "%F0%9F%98%80", "x" * 3000])
def test_a_draft_is_404(api, key, subroute):
    VisitFactory(id="in-the-works")

    assert api.get(f"/api/v1/visits/{key}/{subroute}").status_code == 404


def test_an_external_identifier_redirects_to_the_record(api):
    LeaderFactory(id="xi-jinping", external_ids=["wikidata:Q15031"], published=True)

    response = api.get("/api/v1/leaders/wikidata:Q15031/?include=claims")

    assert response.status_code == 308
    assert response.headers["Location"] == "http://testserver/api/v1/leaders/xi-jinping/?include=claims"


def test_an_external_identifier_of_another_kind_is_404(api):
    LeaderFactory(id="xi-jinping", external_ids=["wikidata:Q15031"], published=True)

    assert api.get("/api/v1/visits/wikidata:Q15031/").status_code == 404


@pytest.mark.parametrize("code", ["VN", "704", "vnm", "VDR", "wikidata:Q881"])
def test_other_codes_of_a_country_redirect_to_its_own(api, code):
    country = CountryFactory(id="VNM", external_ids=["wikidata:Q881"])
    CountryCodeFactory(country=country, code="VDR")

    response = api.get(f"/api/v1/countries/{code}/")

    assert (response.status_code, response.headers["Location"]) == (
        308,
        "http://testserver/api/v1/countries/VNM/",
    )


def test_a_current_code_wins_over_an_old_one(api):
    CountryCodeFactory(country=CountryFactory(id="VNM"), code="SG")
    CountryFactory(id="SGP")

    location = api.get("/api/v1/countries/SG/").headers["Location"]

    assert location == "http://testserver/api/v1/countries/SGP/"


def test_reference_data_has_no_claims(api):
    PlaceFactory(id="hanoi")

    assert api.get("/api/v1/places/hanoi/").status_code == 200
    assert api.get("/api/v1/places/hanoi/claims/").status_code == 404


def test_claims_of_a_record_are_only_its_own(api):
    visit = VisitFactory(id="this", published=True)
    other = VisitFactory(id="that", host="LAO", published=True)
    claim = ClaimFactory(record=visit, fact="kind", value="official")
    ClaimFactory(record=other, fact="kind", value="working")

    rows = api.get("/api/v1/visits/this/claims/?fact=kind").json()["results"]

    assert str(claim.id) in [row["id"] for row in rows]
    assert {row["record"]["id"] for row in rows} == {"this"}


def test_claims_are_embedded_only_on_request(api):
    VisitFactory(id="this", published=True)

    embedded = api.get("/api/v1/visits/this/?include=claims").json()["claims"]

    assert api.get("/api/v1/visits/this/").json()["claims"] is None
    assert embedded == api.get("/api/v1/visits/this/claims/").json()["results"]
    assert embedded == api.get("/api/v1/visits/?include=claims").json()["results"][0]["claims"]


def test_revisions_are_the_published_ones(api):
    visit = VisitFactory(id="seen", published=True)
    correction.correct(visit, {"external_ids": ["test:1"]}, by=WRITER, at=AT, reason="It has a number.")

    rows = api.get("/api/v1/visits/seen/revisions/").json()["results"]

    assert [(row["action"], row["reason"]) for row in rows] == [
        ("publish", ""),
        ("correct", "It has a number."),
    ]
    assert rows[-1]["document"]["external_ids"] == ["test:1"]
    assert rows[-1]["number"] == api.get("/api/v1/visits/seen/").json()["revision"]


def test_rows_of_a_list_equal_the_details(api):
    VisitFactory(published=True)
    VisitFactory(host="LAO", published=True)

    for row in api.get("/api/v1/visits/").json()["results"]:
        assert api.get(row["url"]).json() == row


@pytest.mark.parametrize("path", ["", "visits/", "visits/this/", "visits/this/claims/", "countries/"])
def test_every_url_supports_head_and_options(api, path):
    VisitFactory(id="this", published=True)

    head = api.head(f"/api/v1/{path}")

    assert (head.status_code, head.content) == (200, b"")
    assert api.options(f"/api/v1/{path}").status_code == 200
