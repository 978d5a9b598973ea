"""The state of everything that readers see: one statement, compiled once."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Subquery

from relations.models import ParagraphText, Revision


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
    compiler, statement, converters = _compiled(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        row = cursor.fetchone()
    return PublicState(*next(iter(compiler.apply_converters([row], converters)))) if row else PublicState()


@cache
def _compiled(_vendor: str) -> tuple[Any, tuple[str, Any], Any]:
    """The compiler, the statement with its parameters, and the converters of its columns."""
    redactions = Revision.objects.filter(redacted_at__isnull=False).order_by("-redacted_at")
    texts = ParagraphText.objects.order_by("-pk")
    rows = Revision.objects.filter(is_public=True).order_by("-sequence")
    columns = rows.values_list(
        "sequence",
        "at",
        Subquery(redactions.values("redacted_at")[:1]),
        Subquery(texts.values("pk")[:1]),
        Subquery(texts.values("attached_at")[:1]),
    )
    compiler = columns[:1].query.get_compiler(connection=connection)
    statement = compiler.as_sql()
    converters = compiler.get_converters([expression for expression, *_ in compiler.select])
    return compiler, statement, converters
