"""Review: what waits for a second pair of eyes, and what they say to it."""

import json
from datetime import datetime
from typing import Any

from relations.actions import creation, publication
from relations.actions.correction import change
from relations.actions.history_lock import history_lock
from relations.actions.outcome import Asked, Outcome, standing
from relations.actions.recording import Deeds
from relations.documents.document import Document
from relations.errors import SelfApproval
from relations.models import Deed, Documented, Proposal, ProposalState, Publication, Record, Revision
from relations.refusals import AlreadyDecided, MovedOn, NoReason


def propose(outcome: Outcome, deed: Deed, base: int, asked: Asked) -> Outcome:
    """Keep what was rehearsed until somebody else decides on it."""
    after = outcome.after
    proposal = Proposal.objects.create(
        noun=after.noun,
        key=after.key,
        base=base,
        deed=deed,
        document=after.as_json(),
        by=asked.by,
        at=asked.at,
        reason=asked.reason,
    )
    return Outcome(outcome.before, after, None, proposal, outcome.new_conflicts, outcome.uncited_facts)


def approve(
    proposal: Proposal, *, by: str, at: datetime, word: str = "", seen: int | None = None
) -> Revision:
    """Do what is proposed.

    Raises AlreadyDecided, MovedOn if the record is not at the revision that the proposal is made for, or that
    the reviewer has `seen`; SelfApproval if `by` proposed or wrote it, and whatever the deed raises.
    """
    with history_lock():
        check_open(proposal)
        if by == proposal.by:
            raise SelfApproval(proposal.record_key, by)
        record = standing(proposal.noun, proposal.key)
        revision = record.revision if record else 0
        for expected in (proposal.base, seen):
            if expected not in (None, revision):
                raise MovedOn(proposal.record_key, expected, revision)
        made = enact(proposal, record, Deeds(proposal.by, at, proposal.reason, approved_by=by), word)
        decide(proposal, ProposalState.APPROVED, by=by, at=at, word=word, revision=made.number)
        return made


def enact(proposal: Proposal, record: Documented | None, deeds: Deeds, word: str) -> Revision:
    """Do the deed: what its author did, or, of a draft, the reviewer's own."""
    data = json.loads(proposal.document)
    if record is None:
        return creation.add(Document(proposal.noun, proposal.key, data), deeds)
    if proposal.deed == Deed.PUBLISH:
        return publication.publish(record, by=str(deeds.approved_by), at=deeds.at, reason=word)
    return change(record, lambda _: data, Deed(proposal.deed), deeds)


def decline(proposal: Proposal, *, by: str, at: datetime, word: str) -> None:
    """Leave things as they are, and say why; a submitted record is a draft again.

    Its author withdraws it so, without a word. Raises AlreadyDecided, NoReason.
    """
    with history_lock():
        check_open(proposal)
        is_own = by == proposal.by
        if not is_own and not word.strip():
            raise NoReason(proposal.record_key)
        state = ProposalState.WITHDRAWN if is_own else ProposalState.DECLINED
        decide(proposal, state, by=by, at=at, word=word)
        record = standing(proposal.noun, proposal.key)
        if isinstance(record, Record) and record.publication == Publication.SUBMITTED:
            draft = {"publication": Publication.DRAFT.value}
            change(record, lambda data: data | draft, Deed.RETURN, Deeds(by, at, word))


def withdraw(record: Documented, asked: Asked) -> None:
    """Take back what was submitted: it was changed since."""
    for proposal in Proposal.objects.open().about(record):
        decide(proposal, ProposalState.WITHDRAWN, by=asked.by, at=asked.at)


def check_open(proposal: Proposal) -> None:
    """Raise AlreadyDecided unless nobody has decided yet."""
    proposal.refresh_from_db()
    if proposal.state != ProposalState.OPEN:
        raise AlreadyDecided(proposal.pk, proposal.state)


def decide(proposal: Proposal, state: ProposalState, **decided: Any) -> None:
    """Write what became of a proposal: by whom, at which moment, with which word, as which revision."""
    proposal.state, proposal.word = state, decided.get("word", "")
    proposal.decided_by, proposal.decided_at = decided["by"], decided["at"]
    proposal.revision = decided.get("revision")
    proposal.save()
