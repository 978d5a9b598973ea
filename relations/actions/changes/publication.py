"""Publishing and retracting records."""

from datetime import datetime

from relations.actions.changes.correction import change
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet
from relations.errors import AlreadyPublished, Retracted, SelfApproval
from relations.models import Publication, Record, Revision, RevisionKind
from relations.queries.history.revisions import writers


def publish(record: Record, *, by: str, at: datetime, reason: str = "") -> Revision:
    """Publish the record.

    Raises AlreadyPublished, Retracted, SelfApproval if `by` wrote it, UncitedFacts, InvalidBasis, and
    UnpublishedReferences.
    """
    with history_lock():
        record.refresh_from_db()
        if record.is_published:
            raise AlreadyPublished(record.record_key)
        if record.publication == Publication.RETRACTED:
            raise Retracted(record.record_key)
        if by in writers(record.noun(), record.key):
            raise SelfApproval(record.record_key, by)
        state = {"publication": Publication.PUBLISHED.value}
        return change(record, lambda data: data | state, RevisionKind.PUBLISH, ChangeSet(by, at, reason))


def retract(record: Record, *, by: str, at: datetime, reason: str) -> Revision:
    """Retract the record. It stays in the history, and its URL answers 410.

    Raises Retracted, and StillReferenced if published records refer to it.
    """
    state = {"publication": Publication.RETRACTED.value}
    return change(record, lambda data: data | state, RevisionKind.RETRACT, ChangeSet(by, at, reason))
