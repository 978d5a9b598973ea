"""Blanking a document that the history must not keep: personal data, or libel."""

from datetime import datetime
from hashlib import sha256

from relations.actions.history_lock import history_lock
from relations.actions.outcome import standing
from relations.models import Proposal, ProposalState, Publication, Revision
from relations.models.history_guard import BLANK
from relations.queries.history import identifiers, revisions
from relations.refusals import AlreadyRedacted, NoReason, NoSuchRevision, StandsThere


def redact(record_key: str, sequence: int, *, by: str, at: datetime, reason: str) -> Revision:
    """Blank what a revision keeps, and what was proposed in the same words; all else of the step stays.

    Raises NoReason, NoSuchRevision, AlreadyRedacted, and StandsThere for the revision at which a record
    stands: it would still say all this.
    """
    if not reason.strip():
        raise NoReason(record_key)
    noun, _, key = record_key.partition("/")
    with history_lock():
        found = revisions(noun, key).filter(sequence=sequence).first()
        if found is None:
            raise NoSuchRevision(record_key, sequence)
        if found.is_redacted:
            raise AlreadyRedacted(record_key, sequence)
        refuse_what_stands(found)
        proposals = Proposal.objects.filter(
            noun=noun, key__in=identifiers(noun, key), document=found.document
        )
        proposals.exclude(state=ProposalState.OPEN).update(document=BLANK)
        blank([found.pk], redacted_by=by, redacted_at=at, redacted_because=reason)
        found.refresh_from_db()
        return found


def refuse_what_stands(revision: Revision) -> None:
    """Raise StandsThere for the revision at which a record stands; what is retracted stands nowhere."""
    record = standing(revision.noun, revision.key)
    if record is None or revision.publication == Publication.RETRACTED:
        return
    if record.revision == revision.number:
        raise StandsThere(record.record_key, revision.sequence)


def blank(sequences: list[int], **mark: object) -> None:
    """Put nothing in the place of some documents, and say when, by whom and why."""
    digest = sha256(BLANK.encode()).hexdigest()
    Revision.objects.filter(pk__in=sequences).update(document=BLANK, digest=digest, **mark)
