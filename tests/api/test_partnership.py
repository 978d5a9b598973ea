"""Partnerships: countries, label and status."""

import pytest

from tests.factories import AliasFactory, CountryFactory, PartnershipFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"country": "CHN"}, ["with-china"]),
    ({"country": "VNM"}, ["with-china", "with-usa"]),
    ({"relation": "USA-VNM"}, ["with-usa"]),
    ({"relation": "CHN-USA"}, []),
    ({"label": "comprehensive strategic partnership"}, ["with-china"]),
    ({"alias": "comprehensive strategic cooperative partnership"}, ["with-china"]),
    ({"status": "proposed"}, ["with-usa"]),
    ({"established_by": "joint-statement"}, ["with-china"]),
    ({"on": "2010", "match": "certain"}, ["with-china"]),
]


@pytest.fixture
def partnerships():
    """Two partnerships of Viet Nam."""
    for code in ("CHN", "USA", "VNM"):
        CountryFactory(id=code)
    first = PartnershipFactory(
        id="with-china",
        countries=["CHN", "VNM"],
        label="comprehensive strategic partnership",
        period="2008/..",
        status="in_force",
        established_by="joint-statement",
        published=True,
    )
    AliasFactory(record=first, text="comprehensive strategic cooperative partnership")
    PartnershipFactory(
        id="with-usa",
        countries=["USA", "VNM"],
        label="another",
        period="2023",
        status="proposed",
        published=True,
    )


def test_filters_find_the_matching_partnerships(find_ids, partnerships):
    assert [
        (query, find_ids("partnerships", ordering="id", **query)) for query, _ in FILTER_CASES
    ] == FILTER_CASES


def test_a_partnership_has_its_two_countries(api, partnerships):
    body = api.get("/api/v1/partnerships/with-china/").json()

    assert [side["code"] for side in body["countries"]] == ["CHN", "VNM"]
    assert body["established_by"]["id"] == "joint-statement"
    assert body["period"]["ends_latest"] is None
