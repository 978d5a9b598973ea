"""The history can be emptied after transactional tests, and its triggers are restored at once."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from relations.models import Revision


def insert_revision():
    """Insert one revision without an action: only the triggers of the table are tested here."""
    return Revision.objects.create(
        noun="visit",
        key="flushed",
        number=1,
        action="create",
        by="test",
        at=timezone.now(),
        document="{}",
        digest="0" * 64,
    )


def delete_revisions():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM relations_revision")


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_history_and_restores_its_triggers():
    insert_revision()
    with pytest.raises(DatabaseError):
        delete_revisions()

    call_command("flush", interactive=False, verbosity=0)

    assert not Revision.objects.exists()
    insert_revision()
    with pytest.raises(DatabaseError):
        delete_revisions()
