"""The countries that participate in records."""

import pytest

from relations.models import RECORDS
from relations.queries.relation.participants import COUNTRY_PATHS, between, involving
from tests.factories import MeetingFactory
from tests.factories.record import factory_of

pytestmark = pytest.mark.django_db


def test_every_kind_but_sources_has_paths_to_countries():
    assert set(COUNTRY_PATHS) == set(RECORDS) - {"source"}


@pytest.mark.parametrize("noun", sorted(COUNTRY_PATHS))
def test_every_path_ends_at_a_country(noun):
    for path in COUNTRY_PATHS[noun]:
        model = RECORDS[noun]
        for step in path.split("__"):
            model = model._meta.get_field(step).related_model
        assert model.noun() == "country"


def test_a_record_is_found_once_even_if_a_country_participates_twice():
    meeting = MeetingFactory(participants=["country/CHN", "country/VNM", "leader/xi"])
    factory_of("leader")(id="other")

    assert list(involving(type(meeting).objects.all(), ["CHN", "VNM"])) == [meeting]
    assert list(between(type(meeting).objects.all(), ["CHN", "VNM"])) == [meeting]
    assert list(between(type(meeting).objects.all(), ["CHN", "USA"])) == []
