"""`manage.py reassess_records`: compares stored derived data with computed data."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from relations.models import Claim, Conflict, Visit
from tests.actions.world import derived, make_world

pytestmark = pytest.mark.django_db


def reassess(**options):
    out = StringIO()
    call_command("reassess_records", stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: Claim.objects.filter(record_key="visit/first").update(standing="agrees"),
        lambda: Claim.objects.filter(record_key="visit/first").update(is_public=False),
        lambda: Conflict.objects.filter(record_key="visit/first").delete(),
        lambda: Conflict.objects.filter(record_key="visit/first").update(source_count=9),
        lambda: Visit.objects.filter(slug="first").update(conflict_count=0),
        lambda: Visit.objects.filter(slug="first").update(evidence={}, claim_count=7, source_count=0),
    ],
)
def test_differences_are_reported_and_then_corrected(tamper):
    make_world()
    expected = derived()
    tamper()
    tampered = derived()

    with pytest.raises(
        CommandError, match=r"1 records differ: visit/first\. Run without --check to store the new values\."
    ):
        reassess(check=True)
    assert derived() == tampered

    assert reassess() == "1 records updated.\n"
    assert derived() == expected
    assert reassess(check=True) == "All derived data is up to date.\n"
