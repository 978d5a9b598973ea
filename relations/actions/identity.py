"""Which record is which, as curators ask: two are one, one was two after all, words mean another.

Drafts change at once, and what readers see is proposed, as in `curation`. Each always says why.
"""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from relations.actions import creation
from relations.actions.curation import DRAFT, is_shown, standing_at
from relations.actions.history_lock import history_lock
from relations.actions.merging import merge_steps
from relations.actions.moving import move_steps
from relations.actions.outcome import Asked, Outcome, done, rehearsed
from relations.actions.parting import part_steps
from relations.actions.recording import Deeds, Step
from relations.actions.renaming import rename_steps
from relations.actions.review import PLACE, propose, withdraw
from relations.documents.document import Document, parse
from relations.documents.union import Choices, Data, united
from relations.models import Deed, Documented, Publication, Record
from relations.refusals import MovedOn, NoReason

Plan = Callable[[Deeds], list[Step]]
Pair = tuple[Documented, Record | None]


def merge(winner: Record, loser: Record, choices: Choices, read: int | None, asked: Asked) -> Outcome:
    """Make one record of two: its claims and names are those of both, and choices say whose values it has.

    What refers to the loser refers to the winner, and so does its address. `read` is the revision of the
    loser that was read, or None. Raises NoReason, OtherRevision, MovedOn for the loser, MergeRefused,
    InvalidDocuments, and what correcting the winner, or a record that refers to the loser, raises.
    """

    def plan(deeds: Deeds) -> list[Step]:
        return merge_steps(loser, winner, deeds, lambda won, lost: as_draft(united(won, lost, choices)))

    with history_lock():
        loser.refresh_from_db()
        if read not in (None, loser.revision):
            raise MovedOn(loser.record_key, read or 0, loser.revision)
        return decide(winner, loser, Deed.MERGE, plan, asked)


def unmerge(winner: Record, loser: Record, asked: Asked) -> Outcome:
    """Undo a merge: both records are as they were, each with its own claims, and are referred to as before.

    Raises NoReason, OtherRevision, NotMerged, and LaterEdits, which names what was changed since.
    """
    return decide(winner, loser, Deed.UNMERGE, lambda deeds: part_steps(loser, winner, deeds), asked)


def move(record: Record, other: Record, claim: str, asked: Asked) -> Outcome:
    """Move a claim to the record of the same kind that its words mean; it keeps its identifier.

    Raises NoReason, OtherRevision, MoveRefused, NoSuchClaim, Retracted, and what correcting either raises.
    """

    def plan(deeds: Deeds) -> list[Step]:
        steps = move_steps(record, other, [claim], deeds)
        return [(parse(each.noun, as_draft(each.data)), deed) for each, deed in steps]

    return decide(record, other, Deed.MOVE, plan, asked)


def move_to_new(record: Record, data: Data, claim: str, asked: Asked) -> Outcome:
    """Start a draft, given in portable form, and move a claim there.

    What readers see of the record waits for somebody else, and so does the claim; the draft is there at once.
    Raises what `creation.add` and `move` raise.
    """
    document = creation.drafted(record.noun(), data)
    with history_lock(), transaction.atomic():
        creation.add(document, asked.deeds())
        outcome = move(record, document.model.objects.get(slug=document.key), claim, asked)
        transaction.set_rollback(asked.dry_run)
        return outcome


def rename(record: Documented, to: str, asked: Asked) -> Outcome:
    """Give a record another identifier; whatever refers to it follows, and the former leads to it for ever.

    Raises NoReason, OtherRevision, RenameRefused, and what `renaming.rename` raises.
    """
    outcome = decide(
        record, None, Deed.RENAME, lambda deeds: rename_steps(record, to, deeds, as_draft), asked
    )
    return replace(outcome, new_conflicts=[])  # they are those that it had


def decide(record: Documented, other: Record | None, deed: Deed, plan: Plan, asked: Asked) -> Outcome:
    """Do what is planned, or propose it if readers see one of the two, before it or after it."""
    with history_lock():
        deeds = asked.deeds()
        before = standing_at(record, deeds, asked)
        if not asked.reason.strip() and not asked.dry_run:
            raise NoReason(before.record_key)
        steps, place = plan(deeds), PLACE[deed]
        after, waits = steps[place][0], changes_what_is_seen(steps, deeds)
        outcome = (rehearsed if asked.dry_run or waits else done)(
            after, before, lambda: asked.deeds().apply(steps)[place]
        )
        own = {before.record_key, after.record_key}
        also_changed = sorted({document.record_key for document, _ in steps} - own)
        outcome = replace(outcome, also_changed=also_changed)
        if asked.dry_run:
            return outcome
        records = (record, other)
        return handed_in(outcome, deed, records, asked) if waits else settled(outcome, records, asked)


def changes_what_is_seen(steps: list[Step], deeds: Deeds) -> bool:
    """Whether readers see one of the first two records, before the deed or after it; others follow them."""
    after = [document for document, _ in steps[:2]]
    before = [
        Document(each.noun, each.key, deeds.before[each.record_key])
        for each in after
        if each.record_key in deeds.before
    ]
    return any(map(is_shown, [*before, *after]))


def handed_in(outcome: Outcome, deed: Deed, records: Pair, asked: Asked) -> Outcome:
    """The deed waits for somebody else."""
    record, other = records
    for each in filter(None, records):
        each.refresh_from_db()
    return propose(outcome, deed, record.revision, asked, other)


def settled(outcome: Outcome, records: Pair, asked: Asked) -> Outcome:
    """The deed is done; what was handed in of the records before is taken back."""
    for each in filter(None, records):
        withdraw(each, asked)
    return outcome


def as_draft(data: Data) -> Data:
    """Who changes what was submitted takes it back: it is a draft again."""
    return data | DRAFT if data["publication"] == Publication.SUBMITTED else data
