"""Creating a record."""

from datetime import datetime
from typing import Any

from relations.actions import rules
from relations.actions.history_lock import history_lock
from relations.actions.recording import Deeds
from relations.documents.document import Document, parse
from relations.models import RECORDS, Deed, Publication, Revision


def create(noun: str, data: dict[str, Any], *, by: str, at: datetime, reason: str = "") -> Revision:
    """Add a record from its portable form, as a draft; reference data has no editorial state.

    Raises InvalidDocuments, RecordExists if the id is taken, FormerIdentifier if it once was, BrokenRule, and
    UnfoundedBasis.
    """
    return add(drafted(noun, data), Deeds(by, at, reason))


def drafted(noun: str, data: dict[str, Any]) -> Document:
    """The document of a new record: a draft, if its kind has an editorial state."""
    state = {"publication": Publication.DRAFT.value} if noun in RECORDS else {}
    return parse(noun, data | state)


def add(document: Document, deeds: Deeds) -> Revision:
    """Write a new record. Raises as `create` does."""
    with history_lock():
        deeds.take_up(document.noun, [document.key])
        rules.check_free(document.record_key, deeds.before)
        return deeds.apply([(document, Deed.CREATE)])[0]
