"""Offices: their country or organisation, and their function."""

import pytest

from tests.factories import CountryFactory, OfficeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"body": "VNM"}, ["premier"]),
    ({"body": "organisation/party"}, ["secretary"]),
    ({"country": "VNM"}, ["premier", "secretary"]),
    ({"function": "party_leader"}, ["secretary"]),
    ({"title": "Prime Minister of Viet Nam"}, ["premier"]),
]


def test_filters_find_the_matching_offices(find_ids):
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

    assert [(query, find_ids("offices", ordering="id", **query)) for query, _ in FILTER_CASES] == FILTER_CASES
