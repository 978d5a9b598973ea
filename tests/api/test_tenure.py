"""Tenures: leader, office and period."""

import pytest

from tests.factories import OfficeFactory, TenureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen():
    """A tenure of unknown bounds, of which two dates are known."""
    return TenureFactory(
        leader="trong",
        office="general-secretary",
        period=None,
        held_on=["2022-10", "2023-12-12"],
        published=True,
    )


def test_a_sighting_is_certain_on_its_date(find_ids, seen):
    def certain(**query):
        return find_ids("tenures", office="general-secretary", match="certain", **query)

    assert certain(on="2023-12-12") == [seen.slug]
    assert certain(on="2023-12") == [seen.slug]
    assert certain(on="2022-10") == [seen.slug]
    assert certain(on="2022-10-05") == []
    assert certain(on="2023-06") == []


def test_a_certain_match_needs_a_sighting_in_the_window(find_ids, seen):
    assert find_ids("tenures", since="2022-11", until="2023-11", match="certain") == []
    assert find_ids("tenures", since="2022-11", until="2023-12", match="certain") == [seen.slug]


def test_a_tenure_of_unknown_bounds_is_possible_at_any_time(find_ids, seen):
    assert find_ids("tenures", on="1999") == [seen.slug]


def test_sightings_have_their_bounds(api, seen):
    body = api.get(f"/api/v1/tenures/{seen.slug}/").json()

    assert body["period"] is None
    assert [each["edtf"] for each in body["held_on"]] == ["2022-10", "2023-12-12"]
    assert body["held_on"][0]["ends_latest"] == "2022-10-31"
    assert (body["leader"]["id"], body["office"]["kind"]) == ("trong", "office")


def test_tenures_are_filtered_by_leader_office_function_capacity_and_country(find_ids, seen):
    premier = OfficeFactory(id="premier", function="speaker", body="country/CHN", published=True)
    other = TenureFactory(leader="li-qiang", office=premier, capacity="acting", published=True)

    assert find_ids("tenures", leader="li-qiang") == [other.slug]
    assert find_ids("tenures", office="premier,general-secretary", ordering="id") == sorted(
        [other.slug, seen.slug]
    )
    assert find_ids("tenures", function="speaker") == [other.slug]
    assert find_ids("tenures", capacity="acting") == [other.slug]
    assert find_ids("tenures", country="CHN") == [other.slug]


def test_a_sighting_outside_the_period_is_possible_too(find_ids):
    earlier = TenureFactory(period="2010/2012", held_on=["2023-12-12"], published=True)

    assert find_ids("tenures", on="2023-12-12", match="certain") == [earlier.slug]
    assert find_ids("tenures", on="2023-12-12") == [earlier.slug]
    assert find_ids("tenures", on="2023-12-11") == []
