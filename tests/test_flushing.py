"""Transactional tests can empty the history afterwards, and it is guarded again at once."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from relations.models import Revision


def remember():
    """Write one step of history past every action: only the guard of the table is of interest."""
    return Revision.objects.create(
        noun="visit",
        key="flushed",
        number=1,
        deed="create",
        by="test",
        at=timezone.now(),
        document="{}",
        digest="0" * 64,
    )


def forget():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM relations_revision")


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_history_and_the_guard_stands_again():
    remember()
    with pytest.raises(DatabaseError):
        forget()

    call_command("flush", interactive=False, verbosity=0)

    assert not Revision.objects.exists()
    remember()
    with pytest.raises(DatabaseError):
        forget()
