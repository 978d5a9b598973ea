"""Showing records to readers, and withdrawing them."""

from datetime import datetime

from relations.actions.correction import change
from relations.actions.history_lock import history_lock
from relations.actions.recording import Deeds
from relations.errors import AlreadyPublished, Retracted, SelfApproval
from relations.models import Deed, Publication, Record, Revision
from relations.queries.history import writers


def publish(record: Record, *, by: str, at: datetime, reason: str = "") -> Revision:
    """Show the record to readers.

    Raises AlreadyPublished, Retracted, SelfApproval if `by` wrote it, UncitedFacts if a fact has no claim,
    UnfoundedBasis, and UnpublishedReferences if it names what readers do not see.
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
        return change(record, lambda data: data | state, Deed.PUBLISH, Deeds(by, at, reason))


def retract(record: Record, *, by: str, at: datetime, reason: str) -> Revision:
    """Withdraw the record: it stays in the history, and readers are told that it is gone.

    Raises Retracted if it is already, and StillReferred if what readers see refers to it.
    """
    state = {"publication": Publication.RETRACTED.value}
    return change(record, lambda data: data | state, Deed.RETRACT, Deeds(by, at, reason))
