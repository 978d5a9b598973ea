"""Two people at the small world: Anna writes, Binh reads what she wrote."""

from relations.actions import curation
from relations.actions.outcome import Asked
from relations.models import Leader, Visit
from tests.actions.world import AT, said

ANNA = Asked("anna", AT, "A second source says so.")
BINH = {"by": "binh", "at": AT}
DRY = Asked("anna", AT, dry_run=True)
CITED = {"name": [said("alpha#1", "Li Qiang", "Li Qiang")]}


def draft(claims=CITED):
    curation.create("leader", {"id": "li-qiang", "name": "Li Qiang", "claims": claims}, ANNA)
    return Leader.objects.get(slug="li-qiang")


def first():
    return Visit.objects.get(slug="first")
