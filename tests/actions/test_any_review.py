"""After any sequence of proposals and decisions readers see only what two people agreed on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.models import Proposal, ProposalState, Publication, Revision, RevisionKind
from tests.actions.consistency import check_everything, check_replay
from tests.actions.review_moves import PEOPLE, PUBLISHING_MOVES, REVIEW_MOVES, Reviewers
from tests.actions.world import make_world, rolled_back

pytestmark = pytest.mark.django_db


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moves=st.lists(st.tuples(REVIEW_MOVES, st.sampled_from(PEOPLE)), min_size=8, max_size=14))
def test_any_sequence_of_proposals_and_decisions_leaves_everything_consistent(moves):
    with rolled_back():
        make_world()
        hand, seen = Reviewers(), published_documents()
        for move, by in moves:
            before = saved_changes(), len(hand.refused)
            hand.play(move, by)
            assert len(hand.refused) == before[1] or saved_changes() == before[0]
            assert move[0] in PUBLISHING_MOVES or published_documents() == seen
            seen = published_documents()
        assert all(str(error) and error.code for error in hand.refused)
        found, revisions = check_everything()
        check_review(revisions)
    check_replay(found, revisions)


def published_documents():
    """What readers see: the latest documents of published records and of reference data."""
    columns = ("noun", "key", "publication", "document")
    steps = Revision.objects.order_by("sequence").values_list(*columns)
    latest = {(noun, key): (publication, document) for noun, key, publication, document in steps}
    visible = (None, Publication.PUBLISHED)
    return {key: document for key, (publication, document) in latest.items() if publication in visible}


def saved_changes():
    """The number of revisions and the proposals, which a refused change must leave as they were."""
    return Revision.objects.count(), list(Proposal.objects.order_by("pk").values())


def check_review(revisions):
    """Nobody published their own work, and each approval made the revision that its proposal names."""
    steps = {(each.noun, each.key, each.number): each for each in revisions}
    submitted = [each for each in steps.values() if each.publication == Publication.SUBMITTED]
    for proposal in Proposal.objects.all():
        made = steps.get((proposal.noun, proposal.key, proposal.revision))
        assert (proposal.state == ProposalState.APPROVED) == (made is not None)
        if made:
            assert made.number == proposal.base + 1
            assert proposal.decided_by not in {proposal.by, *writers(made, revisions)}
            assert made.document == proposal.document
    waiting = {(each.noun, each.key) for each in Proposal.objects.open().filter(action=RevisionKind.PUBLISH)}
    last = {(each.noun, each.key): each.number for each in revisions}
    assert waiting == {
        (each.noun, each.key) for each in submitted if last[each.noun, each.key] == each.number
    }


def writers(made, revisions):
    """Who wrote what an approval published, computed from the history revision by revision."""
    found = {made.by} if made.action != RevisionKind.PUBLISH else set()
    for each in revisions:
        if (each.noun, each.key) == (made.noun, made.key) and each.number < made.number:
            found = set() if each.publication == Publication.PUBLISHED else found
            found |= (
                {each.by}
                if each.action != RevisionKind.RETURN and made.action == RevisionKind.PUBLISH
                else set()
            )
    return found
