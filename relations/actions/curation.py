"""The changes that curators make, through every interface.

Drafts change immediately, published records by proposal. Interfaces call these and `review`, never the
changes behind them, so nothing unreviewed gets published.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from relations.actions.changes import creation
from relations.actions.changes.correction import change, cited, corrected, moved
from relations.actions.outcome import ChangeRequest, Outcome, done, preview_of, unchanged
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet
from relations.actions.recording.rules import check_not_retracted
from relations.actions.review import propose, withdraw
from relations.documents.claim import fact_of_claim
from relations.documents.document import Document, parse
from relations.errors import (
    InvalidDocument,
    InvalidDocuments,
    MissingReason,
    NoSuchAlias,
    NoSuchClaim,
    NoSuchRevision,
    NotADraft,
    NothingChanged,
    RedactedRevision,
    RevisionMismatch,
)
from relations.models import RECORDS, Documented, Publication, Record, Revision, RevisionKind
from relations.queries.history.revisions import document_after, revisions
from relations.queries.review.proposals import KEPT

Data = dict[str, Any]
DRAFT = {"publication": Publication.DRAFT.value}


def create(noun: str, data: Data, change_request: ChangeRequest) -> Outcome:
    """Add a record as a draft, or propose it if it is reference data.

    Raises what `creation.create` raises, and InvalidDocuments for another publication state.
    """
    if data.get("publication", Publication.DRAFT) != Publication.DRAFT:
        cure = "Leave it out, and submit the draft."
        error = InvalidDocument(
            "read_only_field", "publication", data["publication"], "is set by review", cure
        )
        raise InvalidDocuments([error])
    document = creation.drafted(noun, data)

    def write_draft() -> Revision:
        return creation.add(document, change_request.change_set())

    with history_lock():
        if noun in RECORDS and not change_request.dry_run:
            return done(document, None, write_draft)
        outcome = preview_of(document, None, write_draft)
        return outcome if change_request.dry_run else propose(outcome, RevisionKind.CREATE, 0, change_request)


def correct(record: Documented, changes: Data, change_request: ChangeRequest) -> Outcome:
    """Change fields of a record, given in portable form. None empties a field.

    Raises RevisionMismatch, MissingReason, and what `correction.correct` raises.
    """
    return revise(record, lambda data: corrected(data, changes), RevisionKind.CORRECT, change_request)


def cite(record: Record, fact: str, claim: Data, change_request: ChangeRequest) -> Outcome:
    """Add a claim, in portable form, on one fact of a record. Raises as `correct` does."""
    return revise(record, lambda data: cited(data, fact, claim), RevisionKind.CITE, change_request)


def add_alias(record: Documented, alias: Data, change_request: ChangeRequest) -> Outcome:
    """Add an alias, in portable form. Raises as `correct` does."""
    return revise(
        record,
        lambda data: data | {"aliases": [*data.get("aliases", []), alias]},
        RevisionKind.CORRECT,
        change_request,
    )


def correct_alias(
    record: Documented, number: int, changes: Data | None, change_request: ChangeRequest
) -> Outcome:
    """Change fields of the alias with this number, from 1; None removes it.

    Raises NoSuchAlias, and as `correct` does.
    """

    def edited(data: Data) -> Data:
        aliases = list(data.get("aliases", []))
        if not 1 <= number <= len(aliases):
            raise NoSuchAlias(record.record_key, number)
        aliases[number - 1 : number] = [] if changes is None else [aliases[number - 1] | changes]
        return data | {"aliases": aliases}

    return revise(record, edited, RevisionKind.CORRECT, change_request)


def correct_claim(
    record: Record, identifier: str, changes: Data | None, change_request: ChangeRequest
) -> Outcome:
    """Change fields of a claim; None removes it. Raises NoSuchClaim, and as `correct` does."""

    def edited(data: Data) -> Data:
        fact = fact_of_claim(data, identifier)
        if fact is None:
            raise NoSuchClaim(record.record_key, identifier)
        listed = [
            {**claim, **(changes or {})} if claim["id"] == identifier else claim
            for claim in data["claims"][fact]
            if changes is not None or claim["id"] != identifier
        ]
        return data | {"claims": data["claims"] | {fact: listed}}

    return revise(record, edited, RevisionKind.CORRECT, change_request)


def relocate_claims(record: Record, places: Mapping[str, str], change_request: ChangeRequest) -> Outcome:
    """Give claims, by identifier, new places such as `source#7`. Raises as `correct` does."""
    return revise(record, lambda data: moved(data, places), RevisionKind.CORRECT, change_request)


def restore(record: Documented, sequence: int, change_request: ChangeRequest) -> Outcome:
    """Give a record the values it had after one of its revisions, as a new revision.

    Its identifier and publication state stay. Raises NoSuchRevision, RedactedRevision, and as `correct` does.
    """
    with history_lock():
        found = revisions(record.noun(), record.key).filter(sequence=sequence).first()
        if found is None:
            raise NoSuchRevision(record.record_key, sequence)
        if found.is_redacted:
            raise RedactedRevision(record.record_key, sequence)
        old = document_after(found).data

        def restored(data: Data) -> Data:
            kept = {name: data[name] for name in KEPT if name in data}
            return {name: value for name, value in old.items() if name not in KEPT} | kept

        return revise(record, restored, RevisionKind.RESTORE, change_request)


def retract(record: Record, change_request: ChangeRequest) -> Outcome:
    """Retract a draft, or propose to retract a published record.

    Raises RevisionMismatch, MissingReason, Retracted, and StillReferenced.
    """
    state = {"publication": Publication.RETRACTED.value}
    return revise(record, lambda data: data | state, RevisionKind.RETRACT, change_request)


def submit(record: Record, change_request: ChangeRequest) -> Outcome:
    """Submit a draft for review. Raises RevisionMismatch, NotADraft, and what publishing it would raise."""
    with history_lock():
        change_set = change_request.change_set()
        before = document_at(record, change_set, change_request)
        check_is_draft(before)
        published = parse(before.noun, before.data | {"publication": Publication.PUBLISHED.value})
        outcome = preview_of(
            published,
            before,
            lambda: change(
                record, replace_with(published), RevisionKind.PUBLISH, change_request.change_set()
            ),
        )
        if change_request.dry_run:
            return outcome
        submitted = {"publication": Publication.SUBMITTED.value}
        revision = change(
            record, lambda data: data | submitted, RevisionKind.SUBMIT, change_request.change_set()
        )
        return propose(outcome, RevisionKind.PUBLISH, revision.number, change_request)


def revise(
    record: Documented, edit: Callable[[Data], Data], action: RevisionKind, change_request: ChangeRequest
) -> Outcome:
    """Apply an edit to a draft, or propose it for a published record.

    An edit of a submitted record withdraws it: it becomes a draft again.
    """
    with history_lock():
        before = document_at(record, change_request.change_set(), change_request)
        document = parse(before.noun, edit(before.data))
        if document == before:
            if change_request.dry_run:
                return unchanged(before)
            raise NothingChanged(before.record_key)
        if is_published(before):
            return proposed(record, before, document, action, change_request)
        if document.data["publication"] == Publication.SUBMITTED:
            document = parse(before.noun, document.data | DRAFT)
        outcome = (preview_of if change_request.dry_run else done)(
            document,
            before,
            lambda: change(record, replace_with(document), action, change_request.change_set()),
        )
        if outcome.revision:
            withdraw(record, change_request)
        return outcome


def proposed(
    record: Documented,
    before: Document,
    document: Document,
    action: RevisionKind,
    change_request: ChangeRequest,
) -> Outcome:
    """Propose a change of a published record. Raises MissingReason."""
    outcome = preview_of(
        document, before, lambda: change(record, replace_with(document), action, change_request.change_set())
    )
    if change_request.dry_run:
        return replace(outcome, needs_review=True)
    if not change_request.reason.strip():
        raise MissingReason(before.record_key)
    record.refresh_from_db()
    return propose(outcome, action, record.revision, change_request)


def document_at(record: Documented, change_set: ChangeSet, change_request: ChangeRequest) -> Document:
    """The current document. Raises RevisionMismatch if it is not the revision expected, and Retracted."""
    before = change_set.current_document(record)
    revision = change_set.registry.rows[before.noun, before.key].revision
    if change_request.revision not in (None, revision):
        raise RevisionMismatch(before.record_key, change_request.revision, revision)
    check_not_retracted(before.record_key, before.data)
    return before


def replace_with(document: Document) -> Callable[[Data], Data]:
    """The edit that gives a record this document."""
    return lambda _: document.data


def is_published(document: Document) -> bool:
    """Whether readers see the document: always for reference data."""
    return document.data.get("publication", Publication.PUBLISHED) == Publication.PUBLISHED


def check_is_draft(document: Document) -> None:
    """Raise NotADraft unless the document is a draft."""
    if document.data["publication"] != Publication.DRAFT:
        raise NotADraft(document.record_key, document.data["publication"])
