import pytest

from relations.documents import document
from relations.models import KINDS, RECORDS, Agreement, Visit
from relations.queries.record.loading import loaded
from relations.queries.record.prefetching import prefetch_related_rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", sorted(KINDS))
def test_prefetched_records_give_the_same_documents_without_queries(curated, noun, django_assert_num_queries):
    expected = {record.pk: document.from_record(record) for record in loaded(KINDS[noun])}
    claims = ("claims__source", "claims__paragraph") if noun in RECORDS else ()
    records = list(KINDS[noun].objects.prefetch_related(*claims))
    with django_assert_num_queries(1):
        prefetch_related_rows(records)
    with django_assert_num_queries(0):
        assert {record.pk: document.from_record(record) for record in records} == expected


def test_prefetched_lists_are_in_declared_order(curated):
    for noun, name in (("agreement", "parties"), ("meeting", "participants")):
        records = list(KINDS[noun].objects.order_by("slug"))
        stored = [list(getattr(record, name).all()) for record in records]
        prefetch_related_rows(records)
        assert [list(getattr(record, name).all()) for record in records] == stored
        assert any(len(rows) > 1 for rows in stored)


def test_a_prefetched_row_has_its_record(curated, django_assert_num_queries):
    agreements = list(Agreement.objects.filter(parties__isnull=False))
    prefetch_related_rows(agreements)

    with django_assert_num_queries(0):
        for agreement in agreements:
            assert {row.agreement for row in agreement.parties.all()} == {agreement}


def test_missing_references_are_prefetched_as_none(curated, django_assert_num_queries):
    [visit] = visits = Visit.objects.filter(guest_organisation=None, slug="xi-jinping-vietnam-2023-12")
    prefetch_related_rows(visits)

    with django_assert_num_queries(0):
        assert (visit.guest_organisation, visit.host.name) == (None, "Viet Nam")


def test_prefetching_without_records_runs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        prefetch_related_rows([])
