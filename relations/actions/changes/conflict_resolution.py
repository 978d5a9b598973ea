"""Choosing the value of a fact on which claims conflict. Readers see the reason."""

from relations.actions.curation import revise
from relations.actions.outcome import ChangeRequest, Outcome
from relations.documents.document import Document
from relations.documents.edits.choice import FactChoice
from relations.errors import MissingReason
from relations.models import Record, RevisionKind


def choose(record: Record, choice: FactChoice, change_request: ChangeRequest) -> Outcome:
    """Set a fact to the value of one claim, or to another value; the reason is stored with its basis.

    A draft changes immediately; for a published record this makes a proposal. Raises MissingReason,
    NoSuchClaim, RevisionMismatch, and what `correction.correct` raises.
    """
    if not change_request.reason.strip():
        raise MissingReason(record.record_key)
    noun, key = record.noun(), record.key
    return revise(
        record,
        lambda data: choice.apply_to(Document(noun, key, data), change_request.reason),
        RevisionKind.CORRECT,
        change_request,
    )
