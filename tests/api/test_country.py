"""Countries: canonical codes, and the way from every other code to them."""

import pytest

from tests.factories import AliasFactory, CountryCodeFactory, CountryFactory, ExternalIdentifierFactory

pytestmark = pytest.mark.django_db

ASKED = [
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


def test_countries_are_found_by_what_is_known_of_them(found, countries):
    assert [(asked, found("countries", **asked)) for asked, _ in ASKED] == ASKED


@pytest.mark.parametrize("code", ["VN", "vnm", "704", "VDVN", "wikidata:Q881"])
def test_every_other_code_leads_to_the_canonical_one_with_its_question(api, countries, code):
    answer = api.get(f"/api/v1/countries/{code}/?format=json")

    assert answer.status_code == 308
    assert answer.headers["Location"] == "http://testserver/api/v1/countries/VNM/?format=json"


@pytest.mark.parametrize("code", ["ZZZ", "wikidata:Q1", "%00", "Annam", "…", "x" * 400])
def test_what_is_no_code_is_404(api, countries, code):
    assert api.get(f"/api/v1/countries/{code}/").status_code == 404


def test_a_country_as_readers_see_it(api, countries):
    shown = api.get("/api/v1/countries/VNM/").json()

    assert (shown["id"], shown["alpha_2"], shown["numeric"], shown["name"]) == (
        "VNM",
        "VN",
        "704",
        "Viet Nam",
    )
    assert shown["other_codes"] == ["VDVN"]
    assert shown["external_ids"] == ["wikidata:Q881"]
    assert [each["text"] for each in shown["aliases"]] == ["Annam"]


@pytest.mark.parametrize("resource", ["countries", "places", "topics"])
def test_reference_data_asks_a_constant_number_of_queries(api, countries, queries_of, resource):
    few = queries_of(lambda: api.get(f"/api/v1/{resource}/?limit=1"))

    assert few == queries_of(lambda: api.get(f"/api/v1/{resource}/?limit=3")) <= 8
