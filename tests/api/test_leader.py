"""Leaders: country, offices and names."""

import pytest

from tests.factories import LeaderFactory, TenureFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"country": "VNM"}, ["to-lam"]),
    ({"office": "president"}, ["to-lam"]),
    ({"name": "To Lam"}, ["to-lam"]),
    ({"native_name": "Tô Lâm"}, ["to-lam"]),
    ({"family_name": ["Li", "To"]}, ["li-qiang", "to-lam"]),
]


def test_filters_find_the_matching_leaders(find_ids):
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

    assert [(query, find_ids("leaders", ordering="id", **query)) for query, _ in FILTER_CASES] == FILTER_CASES


def test_draft_tenures_do_not_count_in_the_office_filter(find_ids):
    LeaderFactory(id="li-qiang", published=True)
    TenureFactory(leader="li-qiang", office="premier")

    assert find_ids("leaders", office="premier") == []
