"""What readers could see of the history: every change in the order of commits, and what stood at a moment."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet

from relations.models import Publication, Revision
from relations.queries.history import identifiers


def changes() -> QuerySet[Revision]:
    """The revisions that changed what readers see, in the order of commits.

    Those after which they see the document, and retractions (merges and renamings too) of what they saw.
    """
    # `=True` would become a bare column, in which SQLite sees no way into the index.
    return Revision.objects.filter(is_public__in=[True]).order_by("sequence")


def changes_of(noun: str, key: str) -> QuerySet[Revision]:
    """What readers could see of one record, under the identifiers it was renamed from too, oldest first."""
    return changes().filter(noun=noun, key__in=identifiers(noun, key))


def documents_of(noun: str, key: str) -> QuerySet[Revision]:
    """The steps after which readers saw a document of a record, oldest first, each with the one `before`."""
    shown = changes_of(noun, key).exclude(publication=Publication.RETRACTED)
    before = shown.filter(sequence__lt=OuterRef("sequence"), redacted_at=None).order_by("-sequence")
    return shown.annotate(before=before.values("document")[:1])


def standing_at(noun: str, key: str, moment: datetime) -> Revision | None:
    """The last change of a record until a moment: what readers saw then. None if they saw nothing yet."""
    return changes_of(noun, key).filter(at__lte=moment).last()


def latest_change() -> int:
    """The sequence of the latest change; 0 if there is none."""
    return changes().order_by("-sequence").values_list("sequence", flat=True).first() or 0


def is_known(noun: str, key: str) -> bool:
    """Whether readers ever saw something under exactly this identifier."""
    return changes().filter(noun=noun, key=key).exists()
