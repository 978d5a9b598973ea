"""What curators do to records, through whichever door: drafts change at once, what readers see is proposed.

Doors call these and `review`, never the deeds behind them: so nobody shows readers what nobody else has read.
"""

from collections.abc import Callable, Mapping
from typing import Any

from relations.actions import creation
from relations.actions.correction import change, cited, corrected, moved
from relations.actions.history_lock import history_lock
from relations.actions.outcome import Asked, Outcome, done, rehearsed, unchanged
from relations.actions.recording import Deeds
from relations.actions.review import propose, withdraw
from relations.actions.rules import check_standing
from relations.documents.claim import fact_of
from relations.documents.document import Document, parse
from relations.errors import InvalidDocument, InvalidDocuments, NothingChanged
from relations.models import RECORDS, Deed, Documented, Publication, Record, Revision
from relations.queries.history import document_after, revisions
from relations.queries.proposals import KEPT
from relations.refusals import (
    NoReason,
    NoSuchClaim,
    NoSuchName,
    NoSuchRevision,
    NotADraft,
    OtherRevision,
    Redacted,
)

Data = dict[str, Any]
DRAFT = {"publication": Publication.DRAFT.value}


def create(noun: str, data: Data, asked: Asked) -> Outcome:
    """Add a record as a draft. Reference data, which has no drafts, is proposed.

    Raises what `creation.create` raises, and InvalidDocuments for another editorial state.
    """
    if data.get("publication", Publication.DRAFT) != Publication.DRAFT:
        cure = "Leave it out; submit the draft."
        fault = InvalidDocument(
            "read_only_field", "publication", data["publication"], "is decided by review", cure
        )
        raise InvalidDocuments([fault])
    document = creation.drafted(noun, data)

    def deed() -> Revision:
        return creation.add(document, asked.deeds())

    with history_lock():
        if noun in RECORDS and not asked.dry_run:
            return done(document, None, deed)
        outcome = rehearsed(document, None, deed)
        return outcome if asked.dry_run else propose(outcome, Deed.CREATE, 0, asked)


def correct(record: Documented, changes: Data, asked: Asked) -> Outcome:
    """Change fields of a record, given in portable form; a field given as None is emptied.

    Raises OtherRevision, NoReason, and what `correction.correct` raises.
    """
    return revise(record, lambda data: corrected(data, changes), Deed.CORRECT, asked)


def cite(record: Record, fact: str, claim: Data, asked: Asked) -> Outcome:
    """Add a claim, in portable form, on one fact of a record. Raises as `correct` does."""
    return revise(record, lambda data: cited(data, fact, claim), Deed.CITE, asked)


def name(record: Documented, alias: Data, asked: Asked) -> Outcome:
    """Add another name, in portable form. Raises as `correct` does."""
    return revise(
        record, lambda data: data | {"aliases": [*data.get("aliases", []), alias]}, Deed.CORRECT, asked
    )


def correct_name(record: Documented, place: int, changes: Data | None, asked: Asked) -> Outcome:
    """Change members of the n-th other name of the document, from 1; None removes it.

    Raises NoSuchName, and as `correct` does.
    """

    def edited(data: Data) -> Data:
        aliases = list(data.get("aliases", []))
        if not 1 <= place <= len(aliases):
            raise NoSuchName(record.record_key, place)
        aliases[place - 1 : place] = [] if changes is None else [aliases[place - 1] | changes]
        return data | {"aliases": aliases}

    return revise(record, edited, Deed.CORRECT, asked)


def correct_claim(record: Record, identifier: str, changes: Data | None, asked: Asked) -> Outcome:
    """Change members of one claim of a record; None removes it. Raises NoSuchClaim, and as `correct` does."""

    def edited(data: Data) -> Data:
        fact = fact_of(data, identifier)
        if fact is None:
            raise NoSuchClaim(record.record_key, identifier)
        listed = [
            {**claim, **(changes or {})} if claim["id"] == identifier else claim
            for claim in data["claims"][fact]
            if changes is not None or claim["id"] != identifier
        ]
        return data | {"claims": data["claims"] | {fact: listed}}

    return revise(record, edited, Deed.CORRECT, asked)


def place_claims(record: Record, places: Mapping[str, str], asked: Asked) -> Outcome:
    """Let claims of a record, by identifier, stand at other places: `source#7`. Raises as `correct` does."""
    return revise(record, lambda data: moved(data, places), Deed.CORRECT, asked)


def restore(record: Documented, sequence: int, asked: Asked) -> Outcome:
    """Bring a record back to what it was after one of its revisions, as a new revision.

    Its identifier and its editorial state stay. Raises NoSuchRevision, and as `correct` does.
    """
    with history_lock():
        found = revisions(record.noun(), record.key).filter(sequence=sequence).first()
        if found is None:
            raise NoSuchRevision(record.record_key, sequence)
        if found.is_redacted:
            raise Redacted(record.record_key, sequence)
        old = document_after(found).data

        def restored(data: Data) -> Data:
            kept = {name: data[name] for name in KEPT if name in data}
            return {name: value for name, value in old.items() if name not in KEPT} | kept

        return revise(record, restored, Deed.RESTORE, asked)


def retract(record: Record, asked: Asked) -> Outcome:
    """Withdraw a record. What readers see is withdrawn when somebody else agrees.

    Raises OtherRevision, NoReason, Retracted, and StillReferred if what readers see refers to it.
    """
    state = {"publication": Publication.RETRACTED.value}
    return revise(record, lambda data: data | state, Deed.RETRACT, asked)


def submit(record: Record, asked: Asked) -> Outcome:
    """Hand a draft in for review. Raises OtherRevision, NotADraft, and what publishing it would raise."""
    with history_lock():
        deeds = asked.deeds()
        before = standing_at(record, deeds, asked)
        refuse_all_but_drafts(before)
        shown = parse(before.noun, before.data | {"publication": Publication.PUBLISHED.value})
        outcome = rehearsed(shown, before, lambda: change(record, to(shown), Deed.PUBLISH, asked.deeds()))
        if asked.dry_run:
            return outcome
        submitted = {"publication": Publication.SUBMITTED.value}
        revision = change(record, lambda data: data | submitted, Deed.SUBMIT, asked.deeds())
        return propose(outcome, Deed.PUBLISH, revision.number, asked)


def revise(record: Documented, edit: Callable[[Data], Data], deed: Deed, asked: Asked) -> Outcome:
    """Apply an edit of the document to a draft, or propose it for what readers see.

    Who changes what was submitted takes it back: it is a draft again.
    """
    with history_lock():
        before = standing_at(record, asked.deeds(), asked)
        document = parse(before.noun, edit(before.data))
        if document == before:
            if asked.dry_run:
                return unchanged(before)
            raise NothingChanged(before.record_key)
        if is_shown(before):
            return proposed(record, before, document, deed, asked)
        if document.data["publication"] == Publication.SUBMITTED:
            document = parse(before.noun, document.data | DRAFT)
        outcome = (rehearsed if asked.dry_run else done)(
            document, before, lambda: change(record, to(document), deed, asked.deeds())
        )
        if outcome.revision:
            withdraw(record, asked)
        return outcome


def proposed(record: Documented, before: Document, document: Document, deed: Deed, asked: Asked) -> Outcome:
    """A correction of what readers see waits for somebody else, with its reason. Raises NoReason."""
    outcome = rehearsed(document, before, lambda: change(record, to(document), deed, asked.deeds()))
    if asked.dry_run:
        return outcome
    if not asked.reason.strip():
        raise NoReason(before.record_key)
    record.refresh_from_db()
    return propose(outcome, deed, record.revision, asked)


def standing_at(record: Documented, deeds: Deeds, asked: Asked) -> Document:
    """The document as it stands. Raises OtherRevision if that is not the one asked for, Retracted."""
    before = deeds.standing(record)
    revision = deeds.registry.rows[before.noun, before.key].revision
    if asked.revision not in (None, revision):
        raise OtherRevision(before.record_key, asked.revision, revision)
    check_standing(before.record_key, before.data)
    return before


def to(document: Document) -> Callable[[Data], Data]:
    """The edit that brings a record to a document."""
    return lambda _: document.data


def is_shown(document: Document) -> bool:
    """Whether readers see it: reference data always, records when they are published."""
    return document.data.get("publication", Publication.PUBLISHED) == Publication.PUBLISHED


def refuse_all_but_drafts(document: Document) -> None:
    """Raise NotADraft."""
    if document.data["publication"] != Publication.DRAFT:
        raise NotADraft(document.record_key, document.data["publication"])
