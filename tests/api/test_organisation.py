"""Organisations: of what sort, of which country, under which names."""

import pytest

from tests.factories import AliasFactory, ClaimFactory, CountryFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

ASKED = [
    ({"country": "VNM"}, ["party"]),
    ({"country": "VNM,CHN"}, ["navy", "party"]),
    ({"kind": "armed_force,ministry"}, ["navy"]),
    ({"name": "Communist Party of Vietnam"}, ["party"]),
    ({"name": "Communist Party"}, []),
    ({"abbreviation": "CPV"}, ["party"]),
    ({"alias": "CPC"}, ["party"]),
    ({"alias": ["Navy of China", "CPC"]}, ["party"]),
]


def test_organisations_are_found_by_what_is_known_of_them(found):
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

    assert [(asked, found("organisations", ordering="id", **asked)) for asked, _ in ASKED] == ASKED


def test_a_misspelling_leads_to_the_claim_that_prints_it(api):
    party = OrganisationFactory(id="party", published=True)
    ClaimFactory(record=party, fact="name", at="first-witness#3", printed="CPC", value="Party")
    alias = AliasFactory(record=party, text="CPC", kind="misspelling", claim="first-witness#3")

    [shown] = api.get("/api/v1/organisations/party/").json()["aliases"]
    claim = api.get(f"/api/v1/claims/{shown['claim']}/").json()

    assert (shown["text"], shown["kind"]) == ("CPC", "misspelling")
    assert claim["id"] == str(alias.claim_id)
    assert (claim["printed"], claim["paragraph"]["number"]) == ("CPC", 3)
