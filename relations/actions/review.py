"""Review: proposals, and the decisions on them."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from relations.actions.changes import creation, publication
from relations.actions.changes.correction import change
from relations.actions.changes.merging import merge_steps
from relations.actions.changes.moving import move_steps, removed_claims
from relations.actions.changes.renaming import rename_steps
from relations.actions.changes.unmerging import unmerge_steps
from relations.actions.outcome import ChangeRequest, Outcome, current_record
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet, Step
from relations.documents.document import Document
from relations.errors import AlreadyDecided, MissingReason, OutdatedRevision, SelfApproval
from relations.models import Documented, Proposal, ProposalState, Publication, Record, Revision, RevisionKind
from relations.models.proposal import TWO_RECORD_KINDS
from relations.queries.history.revisions import writers
from relations.queries.review.proposals import writers_of_restored

# The index of the record that a proposal is about, among the steps of its change.
RECORD_STEP = {RevisionKind.MERGE: 1, RevisionKind.UNMERGE: 0, RevisionKind.RENAME: 1, RevisionKind.MOVE: 0}


def propose(
    outcome: Outcome,
    action: RevisionKind,
    base: int,
    change_request: ChangeRequest,
    other: Documented | None = None,
) -> Outcome:
    """Store a change as a proposal. `other` is the second record of a merge, an unmerge or a move."""
    after = outcome.after
    proposal = Proposal.objects.create(
        noun=after.noun,
        key=(outcome.before or after).key,
        other=other and other.key,
        other_base=other and other.revision,
        base=base,
        action=action,
        document=after.as_json(),
        by=change_request.by,
        at=change_request.at,
        reason=change_request.reason,
    )
    return replace(outcome, proposal=proposal)


def approve(
    proposal: Proposal, *, by: str, at: datetime, comment: str = "", seen: int | None = None
) -> Revision:
    """Apply a proposal.

    Raises AlreadyDecided; OutdatedRevision if the record is not at the revision that the proposal is based
    on, or that the reviewer has `seen`; SelfApproval if `by` wrote the proposal or the record; and what the
    change raises.
    """
    with history_lock():
        check_open(proposal)
        if by == proposal.by:
            raise SelfApproval(proposal.record_key, by)
        record = current_record(proposal.noun, proposal.key)
        for expected in (proposal.base, seen):
            check_base(proposal.record_key, expected, record)
        if proposal.other is not None:
            check_other(proposal, by)
        if by in writers_of_restored(proposal):
            raise SelfApproval(proposal.record_key, by)
        made = apply_proposal(
            proposal, record, ChangeSet(proposal.by, at, proposal.reason, approved_by=by), comment
        )
        decide(proposal, ProposalState.APPROVED, by=by, at=at, comment=comment, revision=made.number)
        return made


def apply_proposal(
    proposal: Proposal, record: Documented | None, change_set: ChangeSet, comment: str
) -> Revision:
    """Make the proposed change in the name of its author; a draft is published by the reviewer."""
    data = json.loads(proposal.document)
    if proposal.action in (*TWO_RECORD_KINDS, RevisionKind.RENAME):
        return change_set.apply(proposed_steps(proposal, record, change_set))[
            RECORD_STEP[RevisionKind(proposal.action)]
        ]
    if record is None:
        return creation.add(Document(proposal.noun, proposal.key, data), change_set)
    if proposal.action == RevisionKind.PUBLISH:
        return publication.publish(record, by=str(change_set.approved_by), at=change_set.at, reason=comment)
    return change(record, lambda _: data, RevisionKind(proposal.action), change_set)


def proposed_steps(proposal: Proposal, record: Any, change_set: ChangeSet) -> list[Step]:
    """The steps of a merge, an unmerge, a renaming or a move."""
    data = json.loads(proposal.document)
    if proposal.action == RevisionKind.RENAME:
        return rename_steps(record, data["id"], change_set)
    other: Any = current_record(proposal.noun, str(proposal.other))
    if proposal.action == RevisionKind.MERGE:
        return merge_steps(other, record, change_set, lambda *_: data)
    if proposal.action == RevisionKind.MOVE:
        return move_steps(
            record, other, removed_claims(change_set.current_document(record), data), change_set
        )
    return unmerge_steps(other, record, change_set)


def check_base(record_key: str, base: int | None, record: Documented | None) -> None:
    """Raise OutdatedRevision if the record is not at the expected revision."""
    revision = record.revision if record else 0
    if base not in (None, revision):
        raise OutdatedRevision(record_key, base or 0, revision)


def check_other(proposal: Proposal, by: str) -> None:
    """Check that the other record has not changed, and that the reviewer did not write it.

    Raises OutdatedRevision, SelfApproval.
    """
    noun, key = proposal.noun, str(proposal.other)
    other = current_record(noun, key)
    # A draft that only gets claims is shown to nobody by this, and may have been worked on meanwhile.
    if proposal.action != RevisionKind.MOVE or getattr(other, "publication", None) == Publication.PUBLISHED:
        check_base(f"{noun}/{key}", proposal.other_base, other)
    gives = {RevisionKind.MERGE: key, RevisionKind.MOVE: proposal.key}.get(RevisionKind(proposal.action))
    if gives and by in writers(noun, gives):
        raise SelfApproval(f"{noun}/{gives}", by)


def decline(proposal: Proposal, *, by: str, at: datetime, comment: str) -> None:
    """Decline a proposal with a comment; a submitted record becomes a draft again.

    Its author withdraws it this way, without a comment. Raises AlreadyDecided, MissingReason.
    """
    with history_lock():
        check_open(proposal)
        is_own = by == proposal.by
        if not is_own and not comment.strip():
            raise MissingReason(proposal.record_key, "comment")
        state = ProposalState.WITHDRAWN if is_own else ProposalState.DECLINED
        decide(proposal, state, by=by, at=at, comment=comment)
        record = current_record(proposal.noun, proposal.key)
        if isinstance(record, Record) and is_returned(record):
            draft = {"publication": Publication.DRAFT.value}
            change(record, lambda data: data | draft, RevisionKind.RETURN, ChangeSet(by, at, comment))


def is_returned(record: Record) -> bool:
    """Whether the record is submitted and no proposal to publish it is open."""
    waiting = Proposal.objects.open().about(record).filter(action=RevisionKind.PUBLISH)
    return record.publication == Publication.SUBMITTED and not waiting.exists()


def withdraw(record: Documented, change_request: ChangeRequest) -> None:
    """Withdraw the open proposals of a record, because it changed."""
    for proposal in Proposal.objects.open().about(record):
        decide(proposal, ProposalState.WITHDRAWN, by=change_request.by, at=change_request.at)


def check_open(proposal: Proposal) -> None:
    """Raise AlreadyDecided unless the proposal is open."""
    proposal.refresh_from_db()
    if proposal.state != ProposalState.OPEN:
        raise AlreadyDecided(proposal.pk, proposal.state)


def decide(proposal: Proposal, state: ProposalState, **decision: Any) -> None:
    """Store the decision: by whom, when, with which comment, and the revision it made."""
    proposal.state, proposal.comment = state, decision.get("comment", "")
    proposal.decided_by, proposal.decided_at = decision["by"], decision["at"]
    proposal.revision = decision.get("revision")
    proposal.save()
