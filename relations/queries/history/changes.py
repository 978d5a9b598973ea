"""The public part of the history: every change that readers could see, and the state at a moment."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet

from relations.models import Publication, Revision
from relations.queries.history.revisions import identifiers


def changes() -> QuerySet[Revision]:
    """The revisions that changed what readers see, in commit order.

    These are revisions of published documents, and the retractions, merges and renamings of such.
    """
    # `=True` would become a bare column, in which SQLite sees no way into the index.
    return Revision.objects.filter(is_public__in=[True]).order_by("sequence")


def changes_of(noun: str, key: str) -> QuerySet[Revision]:
    """The public changes of one record, oldest first, including those under former identifiers."""
    return changes().filter(noun=noun, key__in=identifiers(noun, key))


def documents_of(noun: str, key: str) -> QuerySet[Revision]:
    """The revisions with a public document of a record, oldest first, each with the one `before`."""
    visible = changes_of(noun, key).exclude(publication=Publication.RETRACTED)
    before = visible.filter(sequence__lt=OuterRef("sequence"), redacted_at=None).order_by("-sequence")
    return visible.annotate(before=before.values("document")[:1])


def revision_at(noun: str, key: str, moment: datetime) -> Revision | None:
    """The last public change of a record until a moment; None if there is none."""
    return changes_of(noun, key).filter(at__lte=moment).last()


def latest_change() -> int:
    """The sequence of the latest change; 0 if there is none."""
    return changes().order_by("-sequence").values_list("sequence", flat=True).first() or 0


def is_known(noun: str, key: str) -> bool:
    """Whether a record was ever public under exactly this identifier."""
    return changes().filter(noun=noun, key=key).exists()
