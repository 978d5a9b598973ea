"""Invariants of the small world, which hold after any sequence of changes."""

from relations.actions.recording import representing
from relations.actions.recording.assessment import reassess
from relations.actions.recording.replay import replay
from relations.documents.document import parse
from relations.models import RECORDS, Claim, Publication, Revision
from tests.actions.search_entries import computed_entries, stored_entries
from tests.actions.world import derived, history, rolled_back, stored


def check_everything():
    """Check all invariants. Returns documents, derived data and history, and the revisions behind them."""
    documents, revisions = stored(), list(Revision.objects.all())
    check_documents(documents, revisions)
    check_rules(documents)
    check_derived()
    check_representations()
    return (documents, derived(), history()), revisions


def check_replay(found, revisions):
    """Replaying the revisions alone rebuilds the same documents, derived data and history."""
    with rolled_back():
        replay(revisions)
        assert (stored(), derived(), history()) == found


def check_documents(documents, revisions):
    """Every document is in canonical form, and equals the document of its last revision."""
    last = {f"{revision.noun}/{revision.key}": revision for revision in revisions}
    assert last.keys() == documents.keys()
    for document in documents.values():
        assert parse(document.noun, document.data) == document
        revision = last[document.record_key]
        assert revision.document == document.as_json()
        assert revision.digest == document.digest()


def check_derived():
    """Derived data in the database equals what is computed from the claims."""
    for model in RECORDS.values():
        for record in model.objects.all():
            assert not reassess(record), record.record_key
            live = [claim for claim in record.claims.all() if claim.is_live]
            assert record.claim_count == len(live)
            assert record.conflict_count == record.conflicts.count() == len(record.evidence["conflicts"])
            assert {claim.is_public for claim in record.claims.all()} <= {record.is_published}
    assert stored_entries() == computed_entries()


def check_representations():
    """Each stored text is what the serializers make now. What a new name made stale has none."""
    assert list(representing.wrong()) == []


def check_rules(documents):
    """Published records rest on published claims and refer to published records."""
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
            for noun, key in document.reference_keys():
                assert documents[f"{noun}/{key}"].data.get("publication") in (None, Publication.PUBLISHED)
