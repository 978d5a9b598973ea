"""Choosing between what sources say: the value, and why it was chosen, which readers are told."""

from relations.actions.curation import revise
from relations.actions.outcome import Asked, Outcome
from relations.documents.choice import Choice
from relations.documents.document import Document
from relations.models import Deed, Record
from relations.refusals import NoReason


def choose(record: Record, choice: Choice, asked: Asked) -> Outcome:
    """Let a fact hold what one claim says, or another value; the reason is kept as its basis.

    A draft changes at once, what readers see is proposed. Raises NoReason, NoSuchClaim, OtherRevision, and
    what `correction.correct` raises.
    """
    if not asked.reason.strip():
        raise NoReason(record.record_key)
    noun, key = record.noun(), record.key
    return revise(
        record, lambda data: choice.applied(Document(noun, key, data), asked.reason), Deed.CORRECT, asked
    )
