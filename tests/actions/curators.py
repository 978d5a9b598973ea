"""Two curators of the small world: Anna writes, Binh reviews."""

from relations.actions import curation
from relations.actions.outcome import ChangeRequest
from relations.models import Leader, Visit
from tests.actions.world import AT, make_claim

ANNA = ChangeRequest("anna", AT, "A second source says so.")
BINH = {"by": "binh", "at": AT}
DRY_RUN = ChangeRequest("anna", AT, dry_run=True)
CITED = {"name": [make_claim("alpha#1", "Li Qiang", "Li Qiang")]}


def create_draft(claims=CITED):
    """Create the draft of a leader as Anna."""
    curation.create("leader", {"id": "li-qiang", "name": "Li Qiang", "claims": claims}, ANNA)
    return Leader.objects.get(slug="li-qiang")


def first_visit():
    return Visit.objects.get(slug="first")
