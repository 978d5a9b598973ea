"""`manage.py redact`: one document of the history is blanked, or it is said why not."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.models import Revision
from tests.factories import LeaderFactory
from tests.factories.record import corrected

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps():
    """The sequences of a draft's two revisions."""
    corrected(LeaderFactory(id="li-qiang", name="Li"), {"name": "Li Qiang"})
    of_leader = Revision.objects.filter(noun="leader", key="li-qiang")
    return list(of_leader.order_by("number").values_list("sequence", flat=True))


def redact(sequence, key="leader/li-qiang", **options):
    output = StringIO()
    given = {"reason": "A court ordered it.", "by": "lawyer"} | options
    call_command("redact", key, sequence=sequence, stdout=output, **given)
    return output.getvalue()


def test_one_revision_is_redacted_and_told(steps):
    assert redact(steps[0]) == f"leader/li-qiang: revision {steps[0]} is redacted.\n"

    assert [each.is_redacted for each in Revision.objects.filter(sequence__in=steps)] == [True, False]


def test_what_is_refused_names_its_cure(steps):
    for given, why in (
        ((steps[1],), "Correct the record first"),
        ((10**9,), "Choose one from its history"),
        ((steps[0], "no/such"), "has no revision"),
        ((steps[0], "nothing"), "has no revision"),
    ):
        with pytest.raises(CommandError, match=why):
            redact(*given)
    with pytest.raises(CommandError, match="Say in a sentence why"):
        redact(steps[0], reason=" ")
