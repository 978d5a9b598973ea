"""Correcting a record, and citing a paragraph for one of its facts."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from relations.actions import rules
from relations.actions.history_lock import history_lock
from relations.actions.recording import Deeds
from relations.documents.document import parse
from relations.errors import InvalidDocument, InvalidDocuments, NothingChanged
from relations.models import Deed, Documented, Record, Revision

Data = dict[str, Any]
KEPT = {
    "id": "Create another record, and merge this one into it.",
    "publication": "Publish or retract the record.",
    "merged_into": "Merge the record.",
}


def correct(record: Documented, changes: Data, *, by: str, at: datetime, reason: str) -> Revision:
    """Change fields of a record, given in portable form; a field given as None is emptied.

    Raises InvalidDocuments, NothingChanged, Retracted, BrokenRule, UnfoundedBasis, and UncitedFacts or
    UnpublishedReferences if readers see the record.
    """
    return change(record, lambda data: corrected(data, changes), Deed.CORRECT, Deeds(by, at, reason))


def corrected(data: Data, changes: Data) -> Data:
    """The document with fields changed. Raises InvalidDocuments for what is not corrected."""
    kept = [name for name in KEPT if name in changes and changes[name] != data.get(name)]
    faults = [
        InvalidDocument("not_corrected", name, changes[name], "is not corrected", KEPT[name]) for name in kept
    ]
    if faults:
        raise InvalidDocuments(faults)
    return data | changes


def cite(  # noqa: PLR0913 - a claim is on a fact, and every deed says who, when and why
    record: Record, fact: str, claim: Data, *, by: str, at: datetime, reason: str = ""
) -> Revision:
    """Add a claim, in portable form, on one fact of a record. Raises as `correct` does."""

    return change(record, lambda data: cited(data, fact, claim), Deed.CITE, Deeds(by, at, reason))


def cited(data: Data, fact: str, claim: Data) -> Data:
    """The document with one more claim."""
    claims = data.get("claims", {})
    return data | {"claims": claims | {fact: [*claims.get(fact, []), claim]}}


def moved(data: Data, places: Mapping[str, str]) -> Data:
    """The document with some of its claims, by identifier, at other places."""
    claims = {
        fact: [claim | {"at": places.get(claim["id"], claim["at"])} for claim in listed]
        for fact, listed in data.get("claims", {}).items()
    }
    return data | {"claims": claims}


def change(record: Documented, edit: Callable[[Data], Data], deed: Deed, deeds: Deeds) -> Revision:
    """Apply an edit of the document to the record, under the history lock."""
    with history_lock():
        before = deeds.standing(record)
        rules.check_standing(before.record_key, before.data)
        document = parse(before.noun, edit(before.data))
        if document == before:
            raise NothingChanged(before.record_key)
        return deeds.apply([(document, deed)])[0]
