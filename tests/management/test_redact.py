"""`manage.py redact`: blanks the document of one revision, or prints why it cannot."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.models import Revision
from tests.factories import LeaderFactory
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps():
    """The sequences of the two revisions of a draft."""
    correct_record(LeaderFactory(id="li-qiang", name="Li"), {"name": "Li Qiang"})
    of_leader = Revision.objects.filter(noun="leader", key="li-qiang")
    return list(of_leader.order_by("number").values_list("sequence", flat=True))


def redact(sequence, key="leader/li-qiang", **options):
    output = StringIO()
    given = {"reason": "A court ordered it.", "by": "lawyer"} | options
    call_command("redact", key, sequence=sequence, stdout=output, **given)
    return output.getvalue()


def test_one_revision_is_redacted(steps):
    assert redact(steps[0]) == f"leader/li-qiang: revision {steps[0]} is redacted.\n"

    assert [each.is_redacted for each in Revision.objects.filter(sequence__in=steps)] == [True, False]


def test_refused_redactions_give_advice(steps):
    for given, message in (
        ((steps[1],), "Correct the record first"),
        ((10**9,), "Choose one from its history"),
        ((steps[0], "no/such"), "has no revision"),
        ((steps[0], "nothing"), "has no revision"),
    ):
        with pytest.raises(CommandError, match=message):
            redact(*given)
    with pytest.raises(CommandError, match="Give the reason in one sentence"):
        redact(steps[0], reason=" ")
