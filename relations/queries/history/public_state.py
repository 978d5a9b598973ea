"""The state of everything that readers see: one statement, compiled once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet, Subquery

from relations.models import ParagraphText, Revision
from relations.queries.statement import Compiled


class PublicState(NamedTuple):
    """The latest public revision, and what changes public data without one: redactions and attached texts.

    Changes of drafts do not change it, because nothing public refers to a draft.
    """

    sequence: int = 0
    at: datetime | None = None
    redacted_at: datetime | None = None
    text: int | None = None
    attached_at: datetime | None = None

    @property
    def of_data(self) -> "PublicState":
        """The state without the attached texts."""
        return self._replace(text=None, attached_at=None)

    @property
    def changed_at(self) -> datetime | None:
        """The time of the last change."""
        return max(filter(None, (self.at, self.redacted_at, self.attached_at)), default=None)


def public_state() -> PublicState:
    """The current state, always read from the database."""
    return next((PublicState(*row) for row in STATE.rows(None)), PublicState())


def build_state(_structure: None, _values: Sequence[Any]) -> QuerySet:
    """The columns of the state."""
    redactions = Revision.objects.filter(redacted_at__isnull=False).order_by("-redacted_at")
    texts = ParagraphText.objects.order_by("-pk")
    return (
        Revision.objects.filter(is_public=True)
        .order_by("-sequence")
        .values_list(
            "sequence",
            "at",
            Subquery(redactions.values("redacted_at")[:1]),
            Subquery(texts.values("pk")[:1]),
            Subquery(texts.values("attached_at")[:1]),
        )[:1]
    )


STATE = Compiled(build_state)
