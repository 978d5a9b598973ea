"""The revisions that a merge wrote, each with the document before it."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from relations.models import Publication, Record, Revision, RevisionKind
from relations.queries.history.revisions import latest


def merged_into(winner: Record) -> QuerySet:
    """The records that were merged into this one. Former identifiers of a renamed record do not count."""
    given_up = Revision.objects.filter(
        noun=winner.noun(), key=OuterRef("slug"), action=RevisionKind.MERGE, publication=Publication.RETRACTED
    )
    return winner.merged.filter(Exists(given_up)).order_by("slug")


def merge_of(loser: Record) -> list[Revision]:
    """The revisions of the merge of a record, each with `before`: its own, the winner's, and others'.

    Empty if its latest revision is not a merge.
    """
    first = latest(loser.noun(), loser.key)
    if first is None or first.action != RevisionKind.MERGE or first.publication != Publication.RETRACTED:
        return []
    before = Revision.objects.filter(
        noun=OuterRef("noun"), key=OuterRef("key"), number=OuterRef("number") - 1
    )
    found = Revision.objects.filter(
        sequence__gte=first.sequence, action=RevisionKind.MERGE, at=first.at, by=first.by, reason=first.reason
    ).annotate(before=before.values("document")[:1])
    return list(of_one_change(found.order_by("sequence").iterator()))


def of_one_change(revisions: Iterator[Revision]) -> Iterator[Revision]:
    """The revisions until another record is retracted, where another merge begins."""
    yield next(revisions)
    for revision in revisions:
        if revision.publication == Publication.RETRACTED:
            return
        yield revision
