"""Which countries take part in what."""

import pytest

from relations.models import RECORDS
from relations.queries.sides import SIDES, between, involving
from tests.factories import MeetingFactory
from tests.factories.record import factory_of

pytestmark = pytest.mark.django_db


def test_every_kind_but_sources_has_sides():
    assert set(SIDES) == set(RECORDS) - {"source"}


@pytest.mark.parametrize("noun", sorted(SIDES))
def test_every_way_leads_to_a_country(noun):
    for way in SIDES[noun]:
        model = RECORDS[noun]
        for step in way.split("__"):
            model = model._meta.get_field(step).related_model
        assert model.noun() == "country"


def test_a_record_is_found_once_however_often_a_country_takes_part():
    meeting = MeetingFactory(participants=["country/CHN", "country/VNM", "leader/xi"])
    factory_of("leader")(id="other")

    assert list(involving(type(meeting).objects.all(), ["CHN", "VNM"])) == [meeting]
    assert list(between(type(meeting).objects.all(), ["CHN", "VNM"])) == [meeting]
    assert list(between(type(meeting).objects.all(), ["CHN", "USA"])) == []
