"""Partnerships: between whom, under which label, in which state."""

import pytest

from tests.factories import AliasFactory, CountryFactory, PartnershipFactory

pytestmark = pytest.mark.django_db

ASKED = [
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
        sides=["CHN", "VNM"],
        label="comprehensive strategic partnership",
        period="2008/..",
        status="in_force",
        established_by="joint-statement",
        published=True,
    )
    AliasFactory(record=first, text="comprehensive strategic cooperative partnership")
    PartnershipFactory(
        id="with-usa", sides=["USA", "VNM"], label="another", period="2023", status="proposed", published=True
    )


def test_partnerships_are_found_by_what_is_known_of_them(found, partnerships):
    assert [(asked, found("partnerships", ordering="id", **asked)) for asked, _ in ASKED] == ASKED


def test_a_partnership_shows_its_two_sides(api, partnerships):
    shown = api.get("/api/v1/partnerships/with-china/").json()

    assert [side["code"] for side in shown["sides"]] == ["CHN", "VNM"]
    assert shown["established_by"]["id"] == "joint-statement"
    assert shown["period"]["ends_latest"] is None
