"""Two leaders who may be one: what is asked of them, and who approves it."""

from relations.actions import curation, identity, review
from relations.actions.outcome import Asked
from relations.models import Leader
from tests.actions.curators import ANNA, BINH
from tests.actions.world import AT, said

CARLA = Asked("carla", AT, "Another man.")


def leader(key):
    return Leader.objects.get(slug=key)


def drafted(*keys, **fields):
    for key in keys:
        claims = {"name": [said("alpha#1", "Li Qiang", "Li Qiang")]}
        curation.create("leader", {"id": key, "name": "Li Qiang", "claims": claims, **fields}, ANNA)
    return [leader(key) for key in keys]


def merged(loser="vo-van-thuong", winner="vo-van-tuong", choices=(), asked=ANNA):
    return identity.merge(leader(winner), leader(loser), dict(choices), None, asked)


def parted(loser="vo-van-thuong", winner="vo-van-tuong", asked=ANNA):
    return identity.unmerge(leader(winner), leader(loser), asked)


def approve(outcome):
    return review.approve(outcome.proposal, **BINH)


def without_history(documents):
    return {key: document.data for key, document in documents.items()}
