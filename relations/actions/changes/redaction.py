"""Redacting documents that the history must not keep, such as personal data or libel."""

from datetime import datetime
from hashlib import sha256

from relations.actions.outcome import current_record
from relations.actions.recording.history_lock import history_lock
from relations.errors import AlreadyRedacted, CurrentRevision, MissingReason, NoSuchRevision
from relations.models import Proposal, ProposalState, Publication, Revision
from relations.models.history_guard import BLANK
from relations.queries.history.revisions import identifiers, revisions


def redact(record_key: str, sequence: int, *, by: str, at: datetime, reason: str) -> Revision:
    """Blank the document of a revision, and of a proposal with the same document. The rest of both stays.

    Raises MissingReason, NoSuchRevision, AlreadyRedacted, and CurrentRevision if the record itself still has
    these values.
    """
    if not reason.strip():
        raise MissingReason(record_key)
    noun, _, key = record_key.partition("/")
    with history_lock():
        found = revisions(noun, key).filter(sequence=sequence).first()
        if found is None:
            raise NoSuchRevision(record_key, sequence)
        if found.is_redacted:
            raise AlreadyRedacted(record_key, sequence)
        check_not_current(found)
        proposals = Proposal.objects.filter(
            noun=noun, key__in=identifiers(noun, key), document=found.document
        )
        proposals.exclude(state=ProposalState.OPEN).update(document=BLANK)
        blank([found.pk], redacted_by=by, redacted_at=at, redacted_because=reason)
        found.refresh_from_db()
        return found


def check_not_current(revision: Revision) -> None:
    """Raise CurrentRevision if this is the current revision of a record that is not retracted."""
    record = current_record(revision.noun, revision.key)
    if record is None or revision.publication == Publication.RETRACTED:
        return
    if record.revision == revision.number:
        raise CurrentRevision(record.record_key, revision.sequence)


def blank(sequences: list[int], **mark: object) -> None:
    """Blank the documents of some revisions, and store when, by whom and why."""
    digest = sha256(BLANK.encode()).hexdigest()
    Revision.objects.filter(pk__in=sequences).update(document=BLANK, digest=digest, **mark)
