"""Creating a record."""

from datetime import datetime
from typing import Any

from relations.actions.recording import rules
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet
from relations.documents.document import Document, parse
from relations.models import RECORDS, Publication, Revision, RevisionKind


def create(noun: str, data: dict[str, Any], *, by: str, at: datetime, reason: str = "") -> Revision:
    """Add a record from its portable form. It starts as a draft, unless it is reference data.

    Raises InvalidDocuments, RecordExists if the id is in use, FormerIdentifier if it was, BrokenRule, and
    InvalidBasis.
    """
    return add(drafted(noun, data), ChangeSet(by, at, reason))


def drafted(noun: str, data: dict[str, Any]) -> Document:
    """The document of a new record, as a draft if its kind has drafts."""
    state = {"publication": Publication.DRAFT.value} if noun in RECORDS else {}
    return parse(noun, data | state)


def add(document: Document, change_set: ChangeSet) -> Revision:
    """Write a new record. Raises as `create` does."""
    with history_lock():
        change_set.load(document.noun, [document.key])
        rules.check_unused(document.record_key, change_set.before)
        return change_set.apply([(document, RevisionKind.CREATE)])[0]
