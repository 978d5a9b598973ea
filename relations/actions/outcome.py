"""What comes of a deed, or would come of it: the documents before and after, and what follows from them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from relations.actions.recording import Deeds
from relations.documents.document import Document
from relations.models import KINDS, Documented, Proposal, Record, Revision
from relations.queries.evidence import uncited_facts


@dataclass(frozen=True)
class Asked:
    """Who asks for a deed, when and why; for which revision of the record, and whether only to see."""

    by: str
    at: datetime
    reason: str = ""
    revision: int | None = None
    dry_run: bool = False

    def deeds(self) -> Deeds:
        """The deed as history tells it."""
        return Deeds(self.by, self.at, self.reason)


@dataclass(frozen=True)
class Outcome:
    """A deed that was done (`revision`), proposed (`proposal`), or, with neither, only rehearsed."""

    before: Document | None
    after: Document
    revision: Revision | None = None
    proposal: Proposal | None = None
    new_conflicts: list[str] = field(default_factory=list)
    uncited_facts: list[str] = field(default_factory=list)
    also_changed: list[str] = field(default_factory=list)  # other records, by their keys


def done(document: Document, before: Document | None, deed: Callable[[], Revision]) -> Outcome:
    """Do a deed, and tell what came of it."""
    known = conflicts(document)
    revision = deed()
    return Outcome(
        before=before,
        after=document,
        revision=revision,
        new_conflicts=[fact for fact in conflicts(document) if fact not in known],
        uncited_facts=uncited_facts(document) if issubclass(document.model, Record) else [],
    )


def rehearsed(document: Document, before: Document | None, deed: Callable[[], Revision]) -> Outcome:
    """Tell what would come of a deed; nothing stays written. Raises what the deed raises."""
    with transaction.atomic():
        outcome = done(document, before, deed)
        transaction.set_rollback(True)
    return Outcome(before, document, new_conflicts=outcome.new_conflicts, uncited_facts=outcome.uncited_facts)


def unchanged(document: Document) -> Outcome:
    """Nothing would come of it."""
    uncited = uncited_facts(document) if issubclass(document.model, Record) else []
    return Outcome(document, document, uncited_facts=uncited)


def conflicts(document: Document) -> list[str]:
    """The facts of the record, as it stands, on which sources disagree."""
    row = standing(document.noun, document.key)
    return row.evidence.get("conflicts", []) if isinstance(row, Record) else []


def standing(noun: str, key: str) -> Documented | None:
    """The row of a record, or None."""
    model = KINDS[noun]
    return model._default_manager.filter(**{model.key_field: key}).first()
