"""Tenures: who held an office when."""

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


def test_a_sighting_makes_its_date_certain(found, seen):
    def certain(**asked):
        return found("tenures", office="general-secretary", match="certain", **asked)

    assert certain(on="2023-12-12") == [seen.slug]
    assert certain(on="2023-12") == [seen.slug]
    assert certain(on="2022-10") == [seen.slug]
    assert certain(on="2022-10-05") == []
    assert certain(on="2023-06") == []


def test_one_sighting_must_lie_in_the_whole_window(found, seen):
    assert found("tenures", since="2022-11", until="2023-11", match="certain") == []
    assert found("tenures", since="2022-11", until="2023-12", match="certain") == [seen.slug]


def test_a_tenure_of_unknown_bounds_is_possible_at_any_time(found, seen):
    assert found("tenures", on="1999") == [seen.slug]


def test_sightings_are_shown_with_their_bounds(api, seen):
    shown = api.get(f"/api/v1/tenures/{seen.slug}/").json()

    assert shown["period"] is None
    assert [each["edtf"] for each in shown["held_on"]] == ["2022-10", "2023-12-12"]
    assert shown["held_on"][0]["ends_latest"] == "2022-10-31"
    assert (shown["leader"]["id"], shown["office"]["kind"]) == ("trong", "office")


def test_tenures_are_found_by_leader_office_function_capacity_and_country(found, seen):
    premier = OfficeFactory(id="premier", function="speaker", body="country/CHN", published=True)
    other = TenureFactory(leader="li-qiang", office=premier, capacity="acting", published=True)

    assert found("tenures", leader="li-qiang") == [other.slug]
    assert found("tenures", office="premier,general-secretary", ordering="id") == sorted(
        [other.slug, seen.slug]
    )
    assert found("tenures", function="speaker") == [other.slug]
    assert found("tenures", capacity="acting") == [other.slug]
    assert found("tenures", country="CHN") == [other.slug]


def test_a_day_on_which_somebody_was_surely_in_office_is_possible_too(found):
    earlier = TenureFactory(period="2010/2012", held_on=["2023-12-12"], published=True)

    assert found("tenures", on="2023-12-12", match="certain") == [earlier.slug]
    assert found("tenures", on="2023-12-12") == [earlier.slug]
    assert found("tenures", on="2023-12-11") == []
