"""Any sequence of choices, merges, unmerges and renamings leaves the data consistent."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.models import Proposal, Revision
from tests.actions.consistency import check_derived, check_everything, check_replay
from tests.actions.merge_moves import MERGE_MOVES, Curators
from tests.actions.review_moves import PEOPLE
from tests.actions.world import make_world, rolled_back, stored
from tests.api.test_mirror import Mirror, published_documents

pytestmark = pytest.mark.django_db


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moves=st.lists(st.tuples(MERGE_MOVES, st.sampled_from(PEOPLE)), min_size=8, max_size=14))
def test_any_sequence_of_merges_and_choices_leaves_everything_consistent(api, moves):
    with rolled_back():
        make_world()
        hand, mirror = Curators(), Mirror()
        for move, by in moves:
            before = saved_changes(), len(hand.refused)
            hand.play(move, by)
            assert len(hand.refused) == before[1] or saved_changes() == before[0]
        mirror.catch_up(api, 500)
        assert mirror.documents == published_documents()
        assert all(str(error) and error.code for error in hand.refused)
        found, revisions = check_everything()
    check_replay(found, revisions)


def saved_changes():
    """The number of revisions and the proposals, which a refused change must leave as they were."""
    return Revision.objects.count(), list(Proposal.objects.order_by("pk").values())


@pytest.mark.parametrize("state", ["published", "draft"])
def test_a_merge_and_its_undoing_restore_every_document(state):
    make_world()
    hand, key = Curators(), "leader/vo-van-thuong"
    if state == "draft":
        hand.play(("create", "leader", "alpha#1"))
        key = "leader/new"
    before = {each: document.data for each, document in stored().items()}

    for action in (
        ("merge_records", (key, "leader/vo-van-tuong"), {"name": "theirs"}),
        ("unmerge_record", key),
    ):
        hand.play(action)
        hand.play(("approve", 0))

    assert hand.refused == []
    assert {each: document.data for each, document in stored().items()} == before
    check_derived()
