"""Names of what values refer to."""

import pytest

from relations.models import KINDS
from relations.queries.references import NAME_COLUMNS, name_of, names
from tests.factories import CountryFactory, LeaderFactory, MeetingFactory, VisitFactory
from tests.factories.record import factory_of

pytestmark = pytest.mark.django_db


def test_names_of_every_kind_are_found_in_one_query(django_assert_num_queries):
    records = [factory_of(noun)() for noun in sorted(NAME_COLUMNS)]

    with django_assert_num_queries(1):
        found = names((record.noun(), record.key) for record in records)

    assert found == {(record.noun(), record.key): name_of(record) for record in records}


def test_what_has_no_name_is_left_out_or_none():
    leader, visit = LeaderFactory(name="Xi Jinping"), VisitFactory()
    meeting = MeetingFactory(title=None)

    found = names(
        [("leader", leader.slug), ("leader", "nobody"), ("visit", visit.slug), ("meeting", meeting.slug)]
    )

    assert found == {("leader", leader.slug): "Xi Jinping", ("meeting", meeting.slug): None}
    assert name_of(visit) is None


def test_nothing_asked_is_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert names([("visit", "to-hanoi")]) == {}


def test_every_name_stands_in_a_column_of_its_kind():
    for noun, column in NAME_COLUMNS.items():
        assert KINDS[noun]._meta.get_field(column).max_length


def test_a_country_is_named_by_its_code():
    assert names([("country", CountryFactory(id="VNM").code)]) == {("country", "VNM"): "Viet Nam"}
