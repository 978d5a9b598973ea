import pytest

from relations.documents import document
from relations.models import KINDS, RECORDS, Agreement, Visit
from relations.queries.gathering import gather
from relations.queries.loading import loaded

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", sorted(KINDS))
def test_what_is_gathered_is_what_documents_show(curated, noun, django_assert_num_queries):
    whole = {record.pk: document.of(record) for record in loaded(KINDS[noun])}
    claims = ("claims__source", "claims__paragraph") if noun in RECORDS else ()
    records = list(KINDS[noun].objects.prefetch_related(*claims))
    with django_assert_num_queries(1):
        gather(records)
    with django_assert_num_queries(0):
        assert {record.pk: document.of(record) for record in records} == whole


def test_lists_stand_in_the_order_that_their_models_declare(curated):
    for noun, name in (("agreement", "parties"), ("meeting", "participants")):
        records = list(KINDS[noun].objects.order_by("slug"))
        stored = [list(getattr(record, name).all()) for record in records]
        gather(records)
        assert [list(getattr(record, name).all()) for record in records] == stored
        assert any(len(rows) > 1 for rows in stored)


def test_a_row_knows_the_record_it_belongs_to(curated, django_assert_num_queries):
    agreements = list(Agreement.objects.filter(parties__isnull=False))
    gather(agreements)

    with django_assert_num_queries(0):
        for agreement in agreements:
            assert {row.agreement for row in agreement.parties.all()} == {agreement}


def test_what_a_record_does_not_mention_is_known_to_be_nothing(curated, django_assert_num_queries):
    [visit] = visits = Visit.objects.filter(guest_organisation=None, slug="xi-jinping-vietnam-2023-12")
    gather(visits)

    with django_assert_num_queries(0):
        assert (visit.guest_organisation, visit.host.name) == (None, "Viet Nam")


def test_no_record_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        gather([])
