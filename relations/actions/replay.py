"""Rebuilding the data from its history."""

from collections.abc import Iterable, Iterator

from relations.actions.history_lock import history_lock
from relations.actions.recording import Deeds
from relations.models import Deed, Revision
from relations.queries.history import document_after


def replay(revisions: Iterable[Revision]) -> None:
    """Do again, in their order and into an empty database, the deeds that the revisions keep.

    Records and history become the same as where the revisions come from. Every rule is checked again.
    """
    with history_lock():
        for batch in batches(revisions):
            first = batch[0]
            deeds = Deeds(first.by, first.at, first.reason, approved_by=first.approved_by)
            deeds.apply([(document_after(revision), Deed(revision.deed)) for revision in batch])


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
