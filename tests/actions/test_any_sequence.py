"""Whatever is done, in whatever order: derived data, history, replay, export and import all tell the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.actions.assessment import reassess
from relations.actions.ingestion import import_documents
from relations.actions.replay import replay
from relations.documents.document import parse
from relations.errors import InvalidDocuments
from relations.models import RECORDS, Claim, Publication, Revision
from tests.actions.moves import MOVES, PEOPLE, Hand
from tests.actions.world import AT, derived, exported, history, make_world, rolled_back, stored

pytestmark = pytest.mark.django_db


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moves=st.lists(st.tuples(MOVES, PEOPLE), min_size=3, max_size=10))
def test_any_sequence_of_deeds_leaves_everything_consistent(moves):
    with rolled_back():
        make_world()
        hand = Hand()
        for move, by in moves:
            before = Revision.objects.count(), len(hand.refused)
            hand.play(move, by)
            assert len(hand.refused) == before[1] or Revision.objects.count() == before[0]
        assert all(str(error) and error.code for error in hand.refused)
        documents, found, revisions, told = stored(), derived(), list(Revision.objects.all()), history()
        check_documents(documents, revisions)
        check_rules(documents)
        check_derived()
    with rolled_back():
        replay(revisions)
        assert (stored(), derived(), history()) == (documents, found, told)
    with rolled_back():
        import_documents(documents.values(), by="copier", at=AT, reason="A copy.")
        assert exported(stored()) == exported(documents)
        assert derived() == found


def check_documents(documents, revisions):
    """Every document is its own canonical form, and the last revision's."""
    last = {f"{revision.noun}/{revision.key}": revision for revision in revisions}
    assert last.keys() == documents.keys()
    for document in documents.values():
        assert parse(document.noun, document.data) == document
        revision = last[document.record_key]
        assert revision.document == document.as_json()
        assert revision.digest == document.digest()


def check_derived():
    """What is stored is what is computed."""
    for model in RECORDS.values():
        for record in model.objects.all():
            assert not reassess(record), record.record_key
            live = [claim for claim in record.claims.all() if claim.is_live]
            assert record.claim_count == len(live)
            assert record.conflict_count == record.conflicts.count() == len(record.evidence["conflicts"])
            assert {claim.is_public for claim in record.claims.all()} <= {record.is_published}


def check_rules(documents):
    """What readers see is founded on, and leads to, what they see."""
    live = {str(pk) for pk in Claim.objects.live().values_list("id", flat=True)}
    public = {str(pk) for pk in Claim.objects.live().public().values_list("id", flat=True)}
    for document in documents.values():
        state = document.data.get("publication")
        bases = document.data.get("basis", {}).values()
        resting = {each for basis in bases for each in basis.get("rests_on", ())}
        if state != Publication.RETRACTED:
            assert resting <= live
        if state == Publication.PUBLISHED:
            assert resting <= public
            for noun, key in document.named():
                assert documents[f"{noun}/{key}"].data.get("publication") in (None, Publication.PUBLISHED)


def test_a_copy_of_a_copy_changes_nothing():
    make_world()

    report = import_documents(stored().values(), by="copier", at=AT, reason="A copy.")

    assert (report.created, report.changed, report.unchanged) == ([], [], len(stored()))


def test_the_same_document_twice_is_no_import():
    make_world()

    with pytest.raises(InvalidDocuments, match="stands twice"):
        import_documents([*stored().values(), stored()["visit/first"]], by="copier", at=AT, reason="A copy.")
