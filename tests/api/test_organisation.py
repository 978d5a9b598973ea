"""Organisations: kind, country and names."""

import pytest

from tests.factories import AliasFactory, ClaimFactory, CountryFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"country": "VNM"}, ["party"]),
    ({"country": "VNM,CHN"}, ["navy", "party"]),
    ({"kind": "armed_force,ministry"}, ["navy"]),
    ({"name": "Communist Party of Vietnam"}, ["party"]),
    ({"name": "Communist Party"}, []),
    ({"abbreviation": "CPV"}, ["party"]),
    ({"alias": "CPC"}, ["party"]),
    ({"alias": ["Navy of China", "CPC"]}, ["party"]),
]


def test_filters_find_the_matching_organisations(find_ids):
    CountryFactory(id="CHN")
    party = OrganisationFactory(
        id="party",
        name="Communist Party of Vietnam",
        abbreviation="CPV",
        kind="party",
        country="VNM",
        published=True,
    )
    OrganisationFactory(id="navy", kind="armed_force", country="CHN", published=True)
    AliasFactory(record=party, text="CPC")

    assert [
        (query, find_ids("organisations", ordering="id", **query)) for query, _ in FILTER_CASES
    ] == FILTER_CASES


def test_a_misspelling_refers_to_the_claim_that_prints_it(api):
    party = OrganisationFactory(id="party", published=True)
    ClaimFactory(record=party, fact="name", at="first-witness#3", printed="CPC", value="Party")
    alias = AliasFactory(record=party, text="CPC", kind="misspelling", claim="first-witness#3")

    [body] = api.get("/api/v1/organisations/party/").json()["aliases"]
    claim = api.get(f"/api/v1/claims/{body['claim']}/").json()

    assert (body["text"], body["kind"]) == ("CPC", "misspelling")
    assert claim["id"] == str(alias.claim_id)
    assert (claim["printed"], claim["paragraph"]["number"]) == ("CPC", 3)
