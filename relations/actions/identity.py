"""Merging, unmerging and renaming records, and moving claims between them.

As in `curation`, drafts change immediately and published records by proposal. Each change needs a reason.
"""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from relations.actions.changes import creation
from relations.actions.changes.merging import merge_steps
from relations.actions.changes.moving import move_steps
from relations.actions.changes.renaming import rename_steps
from relations.actions.changes.unmerging import unmerge_steps
from relations.actions.curation import DRAFT, document_at, is_published
from relations.actions.outcome import ChangeRequest, Outcome, done, preview_of
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet, Step
from relations.actions.review import RECORD_STEP, propose, withdraw
from relations.documents.document import Document, parse
from relations.documents.edits.union import Choices, Data, merged_data
from relations.errors import MissingReason, OutdatedRevision
from relations.models import Documented, Publication, Record, RevisionKind

Plan = Callable[[ChangeSet], list[Step]]
Pair = tuple[Documented, Record | None]


def merge(
    winner: Record, loser: Record, choices: Choices, read: int | None, change_request: ChangeRequest
) -> Outcome:
    """Merge two records; `choices` says for each field whose value the winner gets.

    References and the URL of the loser lead to the winner. `read` is the revision of the loser that was read,
    or None. Raises MissingReason, RevisionMismatch, OutdatedRevision for the loser, CannotMerge,
    InvalidDocuments, and what correcting the winner, or a record that refers to the loser, raises.
    """

    def plan(change_set: ChangeSet) -> list[Step]:
        return merge_steps(
            loser, winner, change_set, lambda won, lost: as_draft(merged_data(won, lost, choices))
        )

    with history_lock():
        loser.refresh_from_db()
        if read not in (None, loser.revision):
            raise OutdatedRevision(loser.record_key, read or 0, loser.revision)
        return decide(winner, loser, RevisionKind.MERGE, plan, change_request)


def unmerge(winner: Record, loser: Record, change_request: ChangeRequest) -> Outcome:
    """Undo a merge: both records get back their values, claims and references.

    Raises MissingReason, RevisionMismatch, NotMerged, and EditedSinceMerge with the records edited later.
    """
    return decide(
        winner,
        loser,
        RevisionKind.UNMERGE,
        lambda change_set: unmerge_steps(loser, winner, change_set),
        change_request,
    )


def move(record: Record, other: Record, claim: str, change_request: ChangeRequest) -> Outcome:
    """Move a claim to another record of the same kind. It keeps its identifier.

    Raises MissingReason, RevisionMismatch, CannotMoveClaim, NoSuchClaim, Retracted, and what correcting the
    two records raises.
    """

    def plan(change_set: ChangeSet) -> list[Step]:
        steps = move_steps(record, other, [claim], change_set)
        return [(parse(each.noun, as_draft(each.data)), action) for each, action in steps]

    return decide(record, other, RevisionKind.MOVE, plan, change_request)


def move_to_new(record: Record, data: Data, claim: str, change_request: ChangeRequest) -> Outcome:
    """Create a draft, given in portable form, and move a claim to it.

    The draft is created immediately. If the record is published, moving the claim is proposed. Raises what
    `creation.add` and `move` raise.
    """
    document = creation.drafted(record.noun(), data)
    with history_lock(), transaction.atomic():
        creation.add(document, change_request.change_set())
        outcome = move(record, document.model.objects.get(slug=document.key), claim, change_request)
        transaction.set_rollback(change_request.dry_run)
        return outcome


def rename(record: Documented, new_key: str, change_request: ChangeRequest) -> Outcome:
    """Change the identifier of a record; references follow, and the former URL redirects.

    Raises MissingReason, RevisionMismatch, CannotRename, and what `renaming.rename` raises.
    """
    outcome = decide(
        record,
        None,
        RevisionKind.RENAME,
        lambda change_set: rename_steps(record, new_key, change_set, as_draft),
        change_request,
    )
    return replace(outcome, new_conflicts=[])  # renaming causes no conflicts


def decide(
    record: Documented, other: Record | None, action: RevisionKind, plan: Plan, change_request: ChangeRequest
) -> Outcome:
    """Apply the steps, or propose them if one of the two records is published before or after."""
    with history_lock():
        change_set = change_request.change_set()
        before = document_at(record, change_set, change_request)
        if not change_request.reason.strip() and not change_request.dry_run:
            raise MissingReason(before.record_key)
        steps, place = plan(change_set), RECORD_STEP[action]
        after, waits = steps[place][0], changes_published(steps, change_set)
        outcome = (preview_of if change_request.dry_run or waits else done)(
            after, before, lambda: change_request.change_set().apply(steps)[place]
        )
        own = {before.record_key, after.record_key}
        also_changed = sorted({document.record_key for document, _ in steps} - own)
        outcome = replace(outcome, also_changed=also_changed, needs_review=waits)
        if change_request.dry_run:
            return outcome
        records = (record, other)
        return (
            propose_steps(outcome, action, records, change_request)
            if waits
            else withdraw_proposals(outcome, records, change_request)
        )


def changes_published(steps: list[Step], change_set: ChangeSet) -> bool:
    """Whether one of the first two records is published before or after the steps."""
    after = [document for document, _ in steps[:2]]
    before = [
        Document(each.noun, each.key, change_set.before[each.record_key])
        for each in after
        if each.record_key in change_set.before
    ]
    return any(map(is_published, [*before, *after]))


def propose_steps(
    outcome: Outcome, action: RevisionKind, records: Pair, change_request: ChangeRequest
) -> Outcome:
    """Make a proposal of the steps."""
    record, other = records
    for each in filter(None, records):
        each.refresh_from_db()
    return propose(outcome, action, record.revision, change_request, other)


def withdraw_proposals(outcome: Outcome, records: Pair, change_request: ChangeRequest) -> Outcome:
    """Withdraw the open proposals of the changed records, and return the outcome."""
    for each in filter(None, records):
        withdraw(each, change_request)
    return outcome


def as_draft(data: Data) -> Data:
    """The data, as a draft if it was submitted: an edit withdraws it from review."""
    return data | DRAFT if data["publication"] == Publication.SUBMITTED else data
