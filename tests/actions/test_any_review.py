"""Whatever is proposed, approved and declined, in whatever order: readers see what two people agreed on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.models import Deed, Proposal, ProposalState, Publication, Revision
from tests.actions.consistency import check_replay, checked
from tests.actions.review_moves import PEOPLE, REVIEW_MOVES, SHOWS, Desk
from tests.actions.world import make_world, rolled_back

pytestmark = pytest.mark.django_db


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moves=st.lists(st.tuples(REVIEW_MOVES, st.sampled_from(PEOPLE)), min_size=8, max_size=14))
def test_any_sequence_of_proposals_and_decisions_leaves_everything_consistent(moves):
    with rolled_back():
        make_world()
        desk, seen = Desk(), shown()
        for move, by in moves:
            before = trace(), len(desk.refused)
            desk.play(move, by)
            assert len(desk.refused) == before[1] or trace() == before[0]
            assert move[0] in SHOWS or shown() == seen
            seen = shown()
        assert all(str(error) and error.code for error in desk.refused)
        found, revisions = checked()
        check_review(revisions)
    check_replay(found, revisions)


def shown():
    """What readers see: the latest documents of what is published, and of reference data."""
    columns = ("noun", "key", "publication", "document")
    steps = Revision.objects.order_by("sequence").values_list(*columns)
    latest = {(noun, key): (publication, document) for noun, key, publication, document in steps}
    published = (None, Publication.PUBLISHED)
    return {key: document for key, (publication, document) in latest.items() if publication in published}


def trace():
    """Everything that a refused deed must leave as it was."""
    return Revision.objects.count(), list(Proposal.objects.order_by("pk").values())


def check_review(revisions):
    """Nobody published what they wrote, and each decision is what its proposal says."""
    steps = {(each.noun, each.key, each.number): each for each in revisions}
    submitted = [each for each in steps.values() if each.publication == Publication.SUBMITTED]
    for proposal in Proposal.objects.all():
        made = steps.get((proposal.noun, proposal.key, proposal.revision))
        assert (proposal.state == ProposalState.APPROVED) == (made is not None)
        if made:
            assert made.number == proposal.base + 1
            assert proposal.decided_by not in {proposal.by, *writers(made, revisions)}
            assert made.document == proposal.document
    waiting = {(each.noun, each.key) for each in Proposal.objects.open().filter(deed=Deed.PUBLISH)}
    last = {(each.noun, each.key): each.number for each in revisions}
    assert waiting == {
        (each.noun, each.key) for each in submitted if last[each.noun, each.key] == each.number
    }


def writers(made, revisions):
    """Who wrote what an approval showed to readers, told from the history step by step."""
    found = {made.by} if made.deed != Deed.PUBLISH else set()
    for each in revisions:
        if (each.noun, each.key) == (made.noun, made.key) and each.number < made.number:
            found = set() if each.publication == Publication.PUBLISHED else found
            found |= {each.by} if each.deed != Deed.RETURN and made.deed == Deed.PUBLISH else set()
    return found
