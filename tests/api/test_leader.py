"""Leaders: for which country, in which office, under which names."""

import pytest

from tests.factories import LeaderFactory, TenureFactory

pytestmark = pytest.mark.django_db

ASKED = [
    ({"country": "VNM"}, ["to-lam"]),
    ({"office": "president"}, ["to-lam"]),
    ({"name": "To Lam"}, ["to-lam"]),
    ({"native_name": "Tô Lâm"}, ["to-lam"]),
    ({"family_name": ["Li", "To"]}, ["li-qiang", "to-lam"]),
]


def test_leaders_are_found_by_what_is_known_of_them(found):
    LeaderFactory(
        id="to-lam",
        name="To Lam",
        family_name="To",
        given_name="Lam",
        name_order="family_first",
        native_name="Tô Lâm",
        country="VNM",
        published=True,
    )
    LeaderFactory(id="li-qiang", family_name="Li", published=True)
    TenureFactory(leader="to-lam", office="president", published=True)
    TenureFactory(leader="li-qiang", office="premier")

    assert [(asked, found("leaders", ordering="id", **asked)) for asked, _ in ASKED] == ASKED


def test_a_draft_tenure_tells_nobody_of_an_office(found):
    LeaderFactory(id="li-qiang", published=True)
    TenureFactory(leader="li-qiang", office="premier")

    assert found("leaders", office="premier") == []
