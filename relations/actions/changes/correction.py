"""Correcting the fields of a record, and adding claims to it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from relations.actions.recording import rules
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet
from relations.documents.document import parse
from relations.errors import InvalidDocument, InvalidDocuments, NothingChanged
from relations.models import Documented, Record, Revision, RevisionKind

Data = dict[str, Any]
IMMUTABLE = {
    "id": "Create another record, and merge this one into it.",
    "publication": "Publish or retract the record.",
    "merged_into": "Merge the record.",
}


def correct(record: Documented, changes: Data, *, by: str, at: datetime, reason: str) -> Revision:
    """Change fields of a record, given in portable form. None empties a field.

    Raises InvalidDocuments, NothingChanged, Retracted, BrokenRule, InvalidBasis, and for a published record
    UncitedFacts and UnpublishedReferences.
    """
    return change(
        record, lambda data: corrected(data, changes), RevisionKind.CORRECT, ChangeSet(by, at, reason)
    )


def corrected(data: Data, changes: Data) -> Data:
    """The document with the changes. Raises InvalidDocuments for fields that a correction cannot change."""
    immutable = [name for name in IMMUTABLE if name in changes and changes[name] != data.get(name)]
    errors = [
        InvalidDocument(
            "immutable_field", name, changes[name], "cannot be changed by a correction", IMMUTABLE[name]
        )
        for name in immutable
    ]
    if errors:
        raise InvalidDocuments(errors)
    return data | changes


def cite(  # noqa: PLR0913 - a claim is on a fact, and every change has an author, a moment and a reason
    record: Record, fact: str, claim: Data, *, by: str, at: datetime, reason: str = ""
) -> Revision:
    """Add a claim, in portable form, on one fact of a record. Raises as `correct` does."""

    return change(record, lambda data: cited(data, fact, claim), RevisionKind.CITE, ChangeSet(by, at, reason))


def cited(data: Data, fact: str, claim: Data) -> Data:
    """The document with one more claim."""
    claims = data.get("claims", {})
    return data | {"claims": claims | {fact: [*claims.get(fact, []), claim]}}


def moved(data: Data, places: Mapping[str, str]) -> Data:
    """The document with new places (`source#7`) for some of its claims, given by identifier."""
    claims = {
        fact: [claim | {"at": places.get(claim["id"], claim["at"])} for claim in listed]
        for fact, listed in data.get("claims", {}).items()
    }
    return data | {"claims": claims}


def change(
    record: Documented, edit: Callable[[Data], Data], action: RevisionKind, change_set: ChangeSet
) -> Revision:
    """Apply an edit to the document of the record, under the history lock. Raises as `correct` does."""
    with history_lock():
        before = change_set.current_document(record)
        rules.check_not_retracted(before.record_key, before.data)
        document = parse(before.noun, edit(before.data))
        if document == before:
            raise NothingChanged(before.record_key)
        return change_set.apply([(document, action)])[0]
