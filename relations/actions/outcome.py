"""What a change did, or would do: the documents before and after, and the effects."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from relations.actions.recording.recording import ChangeSet
from relations.documents.document import Document
from relations.models import KINDS, Documented, Proposal, Record, Revision
from relations.queries.evidence.assessment import uncited_facts


@dataclass(frozen=True)
class ChangeRequest:
    """Who requests a change, when and why, for which revision, and whether it is a dry run."""

    by: str
    at: datetime
    reason: str = ""
    revision: int | None = None
    dry_run: bool = False

    def change_set(self) -> ChangeSet:
        """A new change set for the history."""
        return ChangeSet(self.by, self.at, self.reason)


@dataclass(frozen=True)
class Outcome:
    """A change that was made (`revision`), proposed (`proposal`), or, with neither, a dry run."""

    before: Document | None
    after: Document
    revision: Revision | None = None
    proposal: Proposal | None = None
    new_conflicts: list[str] = field(default_factory=list)
    uncited_facts: list[str] = field(default_factory=list)
    also_changed: list[str] = field(default_factory=list)  # other records, by their keys
    needs_review: bool = False  # of a dry run: whether the change would become a proposal


def done(document: Document, before: Document | None, action: Callable[[], Revision]) -> Outcome:
    """Make a change, and return what it did."""
    known = conflicts(document)
    revision = action()
    return Outcome(
        before=before,
        after=document,
        revision=revision,
        new_conflicts=[fact for fact in conflicts(document) if fact not in known],
        uncited_facts=uncited_facts(document) if issubclass(document.model, Record) else [],
    )


def preview_of(document: Document, before: Document | None, action: Callable[[], Revision]) -> Outcome:
    """What a change would do, in a transaction that is rolled back. Raises what the change raises."""
    with transaction.atomic():
        outcome = done(document, before, action)
        transaction.set_rollback(True)
    return Outcome(before, document, new_conflicts=outcome.new_conflicts, uncited_facts=outcome.uncited_facts)


def unchanged(document: Document) -> Outcome:
    """The outcome of a dry run that changes nothing."""
    uncited = uncited_facts(document) if issubclass(document.model, Record) else []
    return Outcome(document, document, uncited_facts=uncited)


def conflicts(document: Document) -> list[str]:
    """The facts of the record on which claims conflict."""
    row = current_record(document.noun, document.key)
    return row.evidence.get("conflicts", []) if isinstance(row, Record) else []


def current_record(noun: str, key: str) -> Documented | None:
    """The record, or None."""
    model = KINDS[noun]
    return model._default_manager.filter(**{model.key_field: key}).first()
