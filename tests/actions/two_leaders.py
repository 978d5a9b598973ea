"""Helpers that create, merge and unmerge leaders, and approve what is proposed."""

from relations.actions import curation, identity, review
from relations.actions.outcome import ChangeRequest
from relations.models import Leader
from tests.actions.curators import ANNA, BINH
from tests.actions.world import AT, make_claim

CARLA = ChangeRequest("carla", AT, "Another man.")


def leader(key):
    return Leader.objects.get(slug=key)


def create_drafts(*keys, **fields):
    """Create drafts of leaders as Anna."""
    for key in keys:
        claims = {"name": [make_claim("alpha#1", "Li Qiang", "Li Qiang")]}
        curation.create("leader", {"id": key, "name": "Li Qiang", "claims": claims, **fields}, ANNA)
    return [leader(key) for key in keys]


def merge_leaders(loser="vo-van-thuong", winner="vo-van-tuong", choices=(), change_request=ANNA):
    """Merge the loser into the winner. Returns the outcome."""
    return identity.merge(leader(winner), leader(loser), dict(choices), None, change_request)


def unmerge_leaders(loser="vo-van-thuong", winner="vo-van-tuong", change_request=ANNA):
    """Undo the merge of the loser into the winner. Returns the outcome."""
    return identity.unmerge(leader(winner), leader(loser), change_request)


def approve(outcome):
    """Approve the proposal of an outcome as Binh. Returns the revision."""
    return review.approve(outcome.proposal, **BINH)


def without_history(documents):
    return {key: document.data for key, document in documents.items()}
