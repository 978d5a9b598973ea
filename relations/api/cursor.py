"""Opaque cursors: a position in an ordering, signed, and bound to the list that it was given for."""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core.signing import BadSignature, Signer
from django.db.models import Model
from rest_framework.request import Request

from relations.api.errors import Fault
from relations.queries.keyset import Term

PARAMETER = "cursor"
# What may change from page to page without making it another list.
FREE = {PARAMETER, "limit", "count", "format", "include", "fields", "omit", "explain"}


class Cursor(NamedTuple):
    """Behind which values a page starts, and whether it is walked backwards."""

    backwards: bool
    after: list[Any]


def write(cursor: Cursor, request: Request) -> str:
    values = [None if value is None else str(value) for value in cursor.after]
    return signer().sign_object([digest(request), cursor.backwards, values])


def read(text: str, request: Request) -> Cursor:
    """The cursor, its values still as text. Raises Fault if it was changed, or given for another list."""
    try:
        bound_to, backwards, values = signer().unsign_object(text)
    except (BadSignature, ValueError):
        raise Fault(
            PARAMETER, "invalid_cursor", "This is no cursor that this service gave out. Start without one."
        ) from None
    if bound_to != digest(request):
        raise Fault(
            PARAMETER,
            "cursor_of_another_list",
            "This cursor belongs to other filters or another ordering. Start without one.",
        )
    return Cursor(backwards, values)


def typed(values: Sequence[str | None], terms: Sequence[Term], model: type[Model]) -> list[Any]:
    """The values of a cursor as the columns hold them."""
    fields = [model._meta.get_field(term.column) for term in terms]
    return [
        None if value is None else field.to_python(value) for value, field in zip(values, fields, strict=True)
    ]


def digest(request: Request) -> str:
    """What the list is: its address and every parameter that decides which rows it has, and in what order."""
    asked = sorted((name, values) for name, values in request.query_params.lists() if name not in FREE)
    return hashlib.sha256(repr((request.path, asked)).encode()).hexdigest()[:16]


def signer() -> Signer:
    return Signer(salt="relations.api.cursor", sep="~")
