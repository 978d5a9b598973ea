"""Countries: canonical codes, and redirects from every other code."""

import pytest

from tests.factories import AliasFactory, CountryCodeFactory, CountryFactory, ExternalIdentifierFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"id": "VNM,CHN"}, ["CHN", "VNM"]),
    ({"alpha_2": "VN"}, ["VNM"]),
    ({"numeric": "704"}, ["VNM"]),
    ({"name": "China"}, ["CHN"]),
    ({"alias": "Annam"}, ["VNM"]),
    ({"kind": "special_area"}, ["XAA"]),
]


@pytest.fixture
def countries():
    """Two countries, one with an old code and another system's identifier, and an area."""
    CountryFactory(id="CHN")
    CountryFactory(id="XAA")
    vietnam = CountryFactory(id="VNM")
    CountryCodeFactory(country=vietnam, code="VDVN")
    ExternalIdentifierFactory(record=vietnam, text="wikidata:Q881")
    AliasFactory(record=vietnam, text="Annam", kind="former")


def test_filters_find_the_matching_countries(find_ids, countries):
    assert [(query, find_ids("countries", **query)) for query, _ in FILTER_CASES] == FILTER_CASES


@pytest.mark.parametrize("code", ["VN", "vnm", "704", "VDVN", "wikidata:Q881"])
def test_every_other_code_redirects_to_the_canonical_one_with_the_query(api, countries, code):
    response = api.get(f"/api/v1/countries/{code}/?format=json")

    assert response.status_code == 308
    assert response.headers["Location"] == "http://testserver/api/v1/countries/VNM/?format=json"


@pytest.mark.parametrize("code", ["ZZZ", "wikidata:Q1", "%00", "Annam", "…", "x" * 400])
def test_an_unknown_code_is_404(api, countries, code):
    assert api.get(f"/api/v1/countries/{code}/").status_code == 404


def test_a_country_has_its_codes_and_names(api, countries):
    body = api.get("/api/v1/countries/VNM/").json()

    assert (body["id"], body["alpha_2"], body["numeric"], body["name"]) == (
        "VNM",
        "VN",
        "704",
        "Viet Nam",
    )
    assert body["other_codes"] == ["VDVN"]
    assert body["external_ids"] == ["wikidata:Q881"]
    assert [each["text"] for each in body["aliases"]] == ["Annam"]


@pytest.mark.parametrize("resource", ["countries", "places", "topics"])
def test_reference_data_takes_a_constant_number_of_queries(api, countries, count_queries, resource):
    few = count_queries(lambda: api.get(f"/api/v1/{resource}/?limit=1"))

    assert few == count_queries(lambda: api.get(f"/api/v1/{resource}/?limit=3")) <= 8
