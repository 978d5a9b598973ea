"""Rebuilding the data from its history."""

from collections.abc import Iterable, Iterator

from relations.actions.history_lock import history_lock
from relations.actions.recording import Deeds, Step
from relations.actions.redaction import blank
from relations.documents.document import Document, parse
from relations.models import Deed, Revision
from relations.queries.history import document_after

StandIns = dict[tuple[str, str, int], Document]


def replay(revisions: Iterable[Revision]) -> None:
    """Do again, in their order and into an empty database, the deeds that the revisions keep.

    Records and history become the same as where the revisions come from. Every rule is checked again. A step
    that is redacted does what the next of its record says, so that others find the record there; where
    nothing follows, it is left out.
    """
    known = list(revisions)
    stand_ins = followed(known)
    with history_lock():
        for batch in batches(known):
            first = batch[0]
            deeds = Deeds(first.by, first.at, first.reason, approved_by=first.approved_by)
            kept = [each for each in batch if not each.is_redacted or place(each) in stand_ins]
            made = deeds.apply([step(each, stand_ins) for each in kept])
            for again, revision in zip(made, kept, strict=True):
                redact_again(again, revision)


def followed(revisions: list[Revision]) -> StandIns:
    """For each redacted step that has one, the next document of its record, in the state of the step."""
    found: StandIns = {}
    following: dict[tuple[str, str], Document] = {}
    for revision in reversed(revisions):
        record = (revision.noun, revision.key)
        if not revision.is_redacted:
            following[record] = document_after(revision)
        elif record in following:
            state = {"publication": revision.publication} if revision.publication else {}
            found[place(revision)] = parse(revision.noun, following[record].data | state)
    return found


def place(revision: Revision) -> tuple[str, str, int]:
    """Which step of which record it is."""
    return revision.noun, revision.key, revision.number


def step(revision: Revision, stand_ins: StandIns) -> Step:
    """The deed that a revision keeps."""
    document = stand_ins[place(revision)] if revision.is_redacted else document_after(revision)
    return document, Deed(revision.deed)


def redact_again(made: Revision, revision: Revision) -> None:
    """Blank the step that was done in the place of a redacted one."""
    if revision.is_redacted:
        names = ("redacted_at", "redacted_by", "redacted_because")
        blank([made.pk], **{name: getattr(revision, name) for name in names})


def batches(revisions: Iterable[Revision]) -> Iterator[list[Revision]]:
    """The revisions that one deed wrote together: the same actor, moment and reason, and no record twice."""
    batch: list[Revision] = []
    for revision in revisions:
        keys = {(each.noun, each.key) for each in batch}
        if batch and (said(revision) != said(batch[0]) or (revision.noun, revision.key) in keys):
            yield batch
            batch = []
        batch.append(revision)
    if batch:
        yield batch


def said(revision: Revision) -> tuple[object, ...]:
    """Who acted, who approved, when and why."""
    return revision.by, revision.approved_by, revision.at, revision.reason
