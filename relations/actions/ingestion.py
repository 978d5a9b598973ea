"""Taking in many documents at once: all or nothing, each record with its revision."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from relations.actions.history_lock import history_lock
from relations.actions.recording import Deeds
from relations.documents.document import Document
from relations.errors import EntenteError, InvalidDocument, InvalidDocuments, RefusedDocument
from relations.models import KINDS, Deed
from relations.queries.history import latest_digests

Progress = Callable[[], object]


@dataclass
class Report:
    """What an import did, by key."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0


class DryRun(Exception):
    """Rolls the transaction back after a rehearsal."""


def import_documents(  # noqa: PLR0913 - what an action always says of itself, and two ways to follow it
    documents: Iterable[Document],
    *,
    by: str,
    at: datetime,
    reason: str,
    dry_run: bool = False,
    progress: Progress = lambda: None,
) -> Report:
    """Create or correct every record whose document is new or different; the rest is left alone.

    All or nothing. Raises InvalidDocuments with every fault found, each with its record, and BrokenRule at
    the first rule that the database keeps. A dry run writes nothing. `progress` is called for each document.
    """
    order = {noun: place for place, noun in enumerate(KINDS)}
    ordered = sorted(documents, key=lambda document: order[document.noun])
    refuse_repeats(ordered)
    try:
        with history_lock():
            report = take_in(ordered, Deeds(by, at, reason, progress))
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return report


def refuse_repeats(documents: Sequence[Document]) -> None:
    """Nothing stands twice. Raises InvalidDocuments."""
    counted = Counter(document.record_key for document in documents)
    faults = [
        InvalidDocument("repeated", "id", each.key, "stands twice in this import", "Remove one.").of_record(
            each.record_key
        )
        for each in documents
        if counted[each.record_key] > 1
    ]
    if faults:
        raise InvalidDocuments(faults)


def take_in(documents: Sequence[Document], deeds: Deeds) -> Report:
    """Apply what is new or different, and say what that was."""
    known = {noun: latest_digests(noun) for noun in {document.noun for document in documents}}
    report, steps = Report(), []
    for document in documents:
        digest = known[document.noun].get(document.key)
        if digest == document.digest():
            report.unchanged += 1
            deeds.progress()
        else:
            steps.append((document, Deed.CORRECT if digest else Deed.CREATE))
            (report.changed if digest else report.created).append(document.record_key)
    faults: list[InvalidDocument] = []

    def refused(document: Document, refusal: EntenteError) -> None:
        if isinstance(refusal, InvalidDocuments):
            faults.extend(refusal.faults)
        else:
            faults.append(RefusedDocument(document.record_key, refusal))

    deeds.apply(steps, refused)
    if faults:
        raise InvalidDocuments(faults)
    return report
