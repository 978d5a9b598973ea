"""Offices: of which country or organisation, with which function."""

import pytest

from tests.factories import CountryFactory, OfficeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

ASKED = [
    ({"body": "VNM"}, ["premier"]),
    ({"body": "organisation/party"}, ["secretary"]),
    ({"country": "VNM"}, ["premier", "secretary"]),
    ({"function": "party_leader"}, ["secretary"]),
    ({"title": "Prime Minister of Viet Nam"}, ["premier"]),
]


def test_offices_are_found_by_what_is_known_of_them(found):
    CountryFactory(id="VNM")
    OrganisationFactory(id="party", country="VNM", published=True)
    OfficeFactory(
        id="premier",
        title="Prime Minister of Viet Nam",
        function="head_of_government",
        body="country/VNM",
        published=True,
    )
    OfficeFactory(id="secretary", function="party_leader", body="organisation/party", published=True)

    assert [(asked, found("offices", ordering="id", **asked)) for asked, _ in ASKED] == ASKED
