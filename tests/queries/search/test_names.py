"""Names of the records that values refer to."""

import pytest

from relations.queries.search.names import NAMED_KINDS, name_of, names
from tests.factories import CountryFactory, LeaderFactory, MeetingFactory, VisitFactory
from tests.factories.record import factory_of

pytestmark = pytest.mark.django_db


def test_names_of_every_kind_are_found_in_one_query(django_assert_num_queries):
    records = [factory_of(noun)() for noun in sorted(NAMED_KINDS)]

    with django_assert_num_queries(1):
        found = names((record.noun(), record.key) for record in records)

    assert found == {(record.noun(), record.key): name_of(record) for record in records}


def test_a_missing_record_is_left_out_and_a_visit_has_a_composed_name():
    leader, visit = LeaderFactory(name="Xi Jinping"), VisitFactory()
    meeting = MeetingFactory(title=None)

    found = names(
        [("leader", leader.slug), ("leader", "nobody"), ("visit", visit.slug), ("meeting", meeting.slug)]
    )

    assert found == {
        ("leader", leader.slug): "Xi Jinping",
        ("meeting", meeting.slug): None,
        ("visit", visit.slug): "Visit of China to Viet Nam, 2023-12-12/2023-12-13",
    }
    assert name_of(visit) is None


def test_no_references_run_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert names([]) == {}


def test_every_kind_with_names_has_a_name_column():
    for model in NAMED_KINDS.values():
        assert model._meta.get_field(model.name_field).max_length


def test_a_country_is_found_by_its_code():
    assert names([("country", CountryFactory(id="VNM").code)]) == {("country", "VNM"): "Viet Nam"}
