"""What must hold whatever was done to the small world, and in whatever order."""

from relations.actions.assessment import reassess
from relations.actions.replay import replay
from relations.documents.document import parse
from relations.models import RECORDS, Claim, Publication, Revision
from tests.actions.world import derived, history, rolled_back, stored


def checked():
    """What is stored, derived and told, all of it as it must be; and the steps that led there."""
    documents, revisions = stored(), list(Revision.objects.all())
    check_documents(documents, revisions)
    check_rules(documents)
    check_derived()
    return (documents, derived(), history()), revisions


def check_replay(found, revisions):
    """The steps alone lead to all of it again."""
    with rolled_back():
        replay(revisions)
        assert (stored(), derived(), history()) == found


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
