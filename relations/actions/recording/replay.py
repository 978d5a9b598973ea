"""Rebuilding the data from its history."""

from collections.abc import Iterable, Iterator

from relations.actions.changes.redaction import blank
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet, Step
from relations.documents.document import Document, parse
from relations.models import Revision, RevisionKind
from relations.queries.history.revisions import document_after

Replacements = dict[tuple[str, str, int], Document]


def replay(revisions: Iterable[Revision]) -> None:
    """Apply the revisions again, in order, to an empty database.

    Records and history become the same as in the original. Every rule is checked again. A redacted revision
    is replaced by the next one of its record, so that others can refer to the record; without a next one it
    is left out.
    """
    known = list(revisions)
    replaced = replacements(known)
    with history_lock():
        for batch in batches(known):
            first = batch[0]
            change_set = ChangeSet(first.by, first.at, first.reason, approved_by=first.approved_by)
            kept = [each for each in batch if not each.is_redacted or step_key(each) in replaced]
            made = change_set.apply([step(each, replaced) for each in kept])
            for again, revision in zip(made, kept, strict=True):
                redact_again(again, revision)


def replacements(revisions: list[Revision]) -> Replacements:
    """The next document of the record of each redacted revision, in the publication state of that."""
    found: Replacements = {}
    following: dict[tuple[str, str], Document] = {}
    for revision in reversed(revisions):
        record = (revision.noun, revision.key)
        if not revision.is_redacted:
            following[record] = document_after(revision)
        elif record in following:
            state = {"publication": revision.publication} if revision.publication else {}
            found[step_key(revision)] = parse(revision.noun, following[record].data | state)
    return found


def step_key(revision: Revision) -> tuple[str, str, int]:
    """The kind, key and number of a revision."""
    return revision.noun, revision.key, revision.number


def step(revision: Revision, replaced: Replacements) -> Step:
    """The step that a revision stores."""
    document = replaced[step_key(revision)] if revision.is_redacted else document_after(revision)
    return document, RevisionKind(revision.action)


def redact_again(made: Revision, revision: Revision) -> None:
    """Redact a revision that replaces a redacted one."""
    if revision.is_redacted:
        names = ("redacted_at", "redacted_by", "redacted_because")
        blank([made.pk], **{name: getattr(revision, name) for name in names})


def batches(revisions: Iterable[Revision]) -> Iterator[list[Revision]]:
    """The revisions of one change set each: same author, moment and reason, and no record twice."""
    batch: list[Revision] = []
    for revision in revisions:
        keys = {(each.noun, each.key) for each in batch}
        if batch and (change_of(revision) != change_of(batch[0]) or (revision.noun, revision.key) in keys):
            yield batch
            batch = []
        batch.append(revision)
    if batch:
        yield batch


def change_of(revision: Revision) -> tuple[object, ...]:
    """The author, approver, moment and reason of a revision."""
    return revision.by, revision.approved_by, revision.at, revision.reason
