"""What a merge did: the steps of history that it wrote, each with the document before it."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from relations.models import Deed, Publication, Record, Revision
from relations.queries.history import latest


def merged_into(winner: Record) -> QuerySet:
    """The records that were merged into one; those from which it was renamed apart."""
    given_up = Revision.objects.filter(
        noun=winner.noun(), key=OuterRef("slug"), deed=Deed.MERGE, publication=Publication.RETRACTED
    )
    return winner.merged.filter(Exists(given_up)).order_by("slug")


def merge_of(loser: Record) -> list[Revision]:
    """The steps by which a record was merged, each with `before`: its own, the winner's, and others'.

    Nothing if its latest step is no merge.
    """
    first = latest(loser.noun(), loser.key)
    if first is None or first.deed != Deed.MERGE or first.publication != Publication.RETRACTED:
        return []
    before = Revision.objects.filter(
        noun=OuterRef("noun"), key=OuterRef("key"), number=OuterRef("number") - 1
    )
    found = Revision.objects.filter(
        sequence__gte=first.sequence, deed=Deed.MERGE, at=first.at, by=first.by, reason=first.reason
    ).annotate(before=before.values("document")[:1])
    return list(of_one_deed(found.order_by("sequence").iterator()))


def of_one_deed(revisions: Iterator[Revision]) -> Iterator[Revision]:
    """The steps until another record is given up: there another merge begins."""
    yield next(revisions)
    for revision in revisions:
        if revision.publication == Publication.RETRACTED:
            return
        yield revision
