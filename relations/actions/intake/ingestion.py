"""Importing many documents at once: all or none, each with its revision."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet
from relations.documents.document import Document
from relations.errors import Error, InvalidDocument, InvalidDocuments, RejectedDocument
from relations.models import KINDS, RevisionKind
from relations.queries.history.revisions import latest_digests

Progress = Callable[[], object]


@dataclass
class Report:
    """What an import changed, as record keys."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0


class DryRun(Exception):
    """Rolls back the transaction of a dry run."""


def import_documents(  # noqa: PLR0913 - author, moment and reason as in every action, and two options
    documents: Iterable[Document],
    *,
    by: str,
    at: datetime,
    reason: str,
    dry_run: bool = False,
    progress: Progress = lambda: None,
) -> Report:
    """Create or correct every record whose document is new or different. The rest is left alone.

    Everything is written or nothing. Raises InvalidDocuments with every error and its record, and BrokenRule
    for the first violated database constraint. A dry run writes nothing. `progress` is called once per
    document.
    """
    order = {noun: place for place, noun in enumerate(KINDS)}
    ordered = sorted(documents, key=lambda document: order[document.noun])
    check_duplicates(ordered)
    try:
        with history_lock():
            report = apply_changes(ordered, ChangeSet(by, at, reason, progress))
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return report


def check_duplicates(documents: Sequence[Document]) -> None:
    """Raise InvalidDocuments if a record is given twice."""
    counted = Counter(document.record_key for document in documents)
    errors = [
        InvalidDocument(
            "duplicate", "id", each.key, "is given twice in this import", "Remove one."
        ).of_record(each.record_key)
        for each in documents
        if counted[each.record_key] > 1
    ]
    if errors:
        raise InvalidDocuments(errors)


def apply_changes(documents: Sequence[Document], change_set: ChangeSet) -> Report:
    """Write the documents that are new or different. Raises as `import_documents` does."""
    known = {noun: latest_digests(noun) for noun in {document.noun for document in documents}}
    report, steps = Report(), []
    for document in documents:
        digest = known[document.noun].get(document.key)
        if digest == document.digest():
            report.unchanged += 1
            change_set.progress()
        else:
            steps.append((document, RevisionKind.CORRECT if digest else RevisionKind.CREATE))
            (report.changed if digest else report.created).append(document.record_key)
    errors: list[InvalidDocument] = []

    def collect(document: Document, error: Error) -> None:
        if isinstance(error, InvalidDocuments):
            errors.extend(error.errors)
        else:
            errors.append(RejectedDocument(document.record_key, error))

    change_set.apply(steps, collect)
    if errors:
        raise InvalidDocuments(errors)
    return report
