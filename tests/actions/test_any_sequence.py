"""After any sequence of changes derived data, history, replay, export and import agree."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.actions.intake.ingestion import import_documents
from relations.errors import InvalidDocuments
from relations.models import Revision
from tests.actions.consistency import check_everything, check_replay
from tests.actions.moves import MOVES, PEOPLE, Hand
from tests.actions.world import AT, derived, exported, make_world, rolled_back, stored

pytestmark = pytest.mark.django_db


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moves=st.lists(st.tuples(MOVES, PEOPLE), min_size=3, max_size=10))
def test_any_sequence_of_changes_leaves_everything_consistent(moves):
    with rolled_back():
        make_world()
        hand = Hand()
        for move, by in moves:
            before = Revision.objects.count(), len(hand.refused)
            hand.play(move, by)
            assert len(hand.refused) == before[1] or Revision.objects.count() == before[0]
        assert all(str(error) and error.code for error in hand.refused)
        found, revisions = check_everything()
    check_replay(found, revisions)
    documents, facts, _ = found
    with rolled_back():
        import_documents(documents.values(), by="copier", at=AT, reason="A copy.")
        assert exported(stored()) == exported(documents)
        assert derived() == facts


def test_importing_what_is_stored_changes_nothing():
    make_world()

    report = import_documents(stored().values(), by="copier", at=AT, reason="A copy.")

    assert (report.created, report.changed, report.unchanged) == ([], [], len(stored()))


def test_an_import_with_the_same_document_twice_is_refused():
    make_world()

    with pytest.raises(InvalidDocuments, match="is given twice in this import"):
        import_documents([*stored().values(), stored()["visit/first"]], by="copier", at=AT, reason="A copy.")
