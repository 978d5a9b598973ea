"""Review: what waits for a second pair of eyes, and what they say to it."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from relations.actions import creation, publication
from relations.actions.correction import change
from relations.actions.history_lock import history_lock
from relations.actions.merging import merge_steps
from relations.actions.moving import gone, move_steps
from relations.actions.outcome import Asked, Outcome, standing
from relations.actions.parting import part_steps
from relations.actions.recording import Deeds, Step
from relations.actions.renaming import rename_steps
from relations.documents.document import Document
from relations.errors import SelfApproval
from relations.models import Deed, Documented, Proposal, ProposalState, Publication, Record, Revision
from relations.models.proposal import OF_TWO
from relations.queries.history import writers
from relations.queries.proposals import writers_of_restored
from relations.refusals import AlreadyDecided, MovedOn, NoReason

# Where the record that a proposal is about stands among what its deed changes.
PLACE = {Deed.MERGE: 1, Deed.UNMERGE: 0, Deed.RENAME: 1, Deed.MOVE: 0}


def propose(
    outcome: Outcome, deed: Deed, base: int, asked: Asked, other: Documented | None = None
) -> Outcome:
    """Keep what was rehearsed until somebody else decides; `other` becomes one with it, or is parted."""
    after = outcome.after
    proposal = Proposal.objects.create(
        noun=after.noun,
        key=(outcome.before or after).key,
        other=other and other.key,
        other_base=other and other.revision,
        base=base,
        deed=deed,
        document=after.as_json(),
        by=asked.by,
        at=asked.at,
        reason=asked.reason,
    )
    return replace(outcome, proposal=proposal)


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
        for expected in (proposal.base, seen):
            check_base(proposal.record_key, expected, record)
        if proposal.other is not None:
            check_other(proposal, by)
        if by in writers_of_restored(proposal):
            raise SelfApproval(proposal.record_key, by)
        made = enact(proposal, record, Deeds(proposal.by, at, proposal.reason, approved_by=by), word)
        decide(proposal, ProposalState.APPROVED, by=by, at=at, word=word, revision=made.number)
        return made


def enact(proposal: Proposal, record: Documented | None, deeds: Deeds, word: str) -> Revision:
    """Do the deed: what its author did, or, of a draft, the reviewer's own."""
    data = json.loads(proposal.document)
    if proposal.deed in (*OF_TWO, Deed.RENAME):
        return deeds.apply(steps_of(proposal, record, deeds))[PLACE[Deed(proposal.deed)]]
    if record is None:
        return creation.add(Document(proposal.noun, proposal.key, data), deeds)
    if proposal.deed == Deed.PUBLISH:
        return publication.publish(record, by=str(deeds.approved_by), at=deeds.at, reason=word)
    return change(record, lambda _: data, Deed(proposal.deed), deeds)


def steps_of(proposal: Proposal, record: Any, deeds: Deeds) -> list[Step]:
    """What merging, parting, renaming or moving claims does to all records that it touches."""
    data = json.loads(proposal.document)
    if proposal.deed == Deed.RENAME:
        return rename_steps(record, data["id"], deeds)
    other: Any = standing(proposal.noun, str(proposal.other))
    if proposal.deed == Deed.MERGE:
        return merge_steps(other, record, deeds, lambda *_: data)
    if proposal.deed == Deed.MOVE:
        return move_steps(record, other, gone(deeds.standing(record), data), deeds)
    return part_steps(other, record, deeds)


def check_base(record_key: str, base: int | None, record: Documented | None) -> None:
    """Raise MovedOn if the record is not at the revision that was expected."""
    revision = record.revision if record else 0
    if base not in (None, revision):
        raise MovedOn(record_key, base or 0, revision)


def check_other(proposal: Proposal, by: str) -> None:
    """The other record has not moved on either, and nobody shows what they wrote in drafts of the two.

    Raises MovedOn, SelfApproval.
    """
    noun, key = proposal.noun, str(proposal.other)
    other = standing(noun, key)
    # A draft that only gets claims is shown to nobody by this, and may have been worked on meanwhile.
    if proposal.deed != Deed.MOVE or getattr(other, "publication", None) == Publication.PUBLISHED:
        check_base(f"{noun}/{key}", proposal.other_base, other)
    gives = {Deed.MERGE: key, Deed.MOVE: proposal.key}.get(Deed(proposal.deed))
    if gives and by in writers(noun, gives):
        raise SelfApproval(f"{noun}/{gives}", by)


def decline(proposal: Proposal, *, by: str, at: datetime, word: str) -> None:
    """Leave things as they are, and say why; a submitted record is a draft again.

    Its author withdraws it so, without a word. Raises AlreadyDecided, NoReason.
    """
    with history_lock():
        check_open(proposal)
        is_own = by == proposal.by
        if not is_own and not word.strip():
            raise NoReason(proposal.record_key, "word")
        state = ProposalState.WITHDRAWN if is_own else ProposalState.DECLINED
        decide(proposal, state, by=by, at=at, word=word)
        record = standing(proposal.noun, proposal.key)
        if isinstance(record, Record) and is_returned(record):
            draft = {"publication": Publication.DRAFT.value}
            change(record, lambda data: data | draft, Deed.RETURN, Deeds(by, at, word))


def is_returned(record: Record) -> bool:
    """Whether nobody waits for a decision on what was submitted: an older proposal may be declined later."""
    waiting = Proposal.objects.open().about(record).filter(deed=Deed.PUBLISH)
    return record.publication == Publication.SUBMITTED and not waiting.exists()


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
