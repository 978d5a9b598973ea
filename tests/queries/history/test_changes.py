"""The feed of changes uses its index, even with many drafts in between."""

import pytest
from django.db import connection

from relations.models import Revision
from relations.queries.history.changes import changes, latest_change
from tests.factories.record import AT, WRITER

pytestmark = pytest.mark.django_db

DRAFTS = 3000


@pytest.fixture
def revisions():
    """Two public revisions with very many drafts between them."""
    rows = [
        Revision(
            noun="visit", key=f"visit-{number}", number=1, action="create", by=WRITER, at=AT, digest="0" * 64
        )
        for number in range(DRAFTS)
    ]
    rows[0].is_public = rows[-1].is_public = True
    Revision.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE relations_revision")
    return Revision.objects.order_by("sequence")


def test_the_feed_uses_its_index(revisions):
    first, last = revisions.first().sequence, revisions.last().sequence
    page = changes().filter(sequence__gt=first, sequence__lte=last)[:51]

    assert [each.sequence for each in page] == [last]
    assert "revision_by_public_sequence" in page.explain()
    assert "revision_by_public_sequence" in changes().order_by("-sequence")[:1].explain()


def test_the_latest_change_is_public(revisions):
    Revision.objects.create(
        noun="visit", key="a-draft", number=1, action="create", by=WRITER, at=AT, digest="0" * 64
    )

    assert latest_change() == revisions.filter(is_public=True).last().sequence


def test_the_latest_change_of_an_empty_history_is_zero():
    assert latest_change() == 0
