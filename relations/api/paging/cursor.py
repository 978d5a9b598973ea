"""Opaque cursors: a position in an ordering, signed and bound to its list."""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core.signing import BadSignature, Signer
from django.db.models import Model

from relations.api.parameters.parameter import InvalidValue
from relations.queries.paging.keyset import Term

PARAMETER = "cursor"


class Cursor(NamedTuple):
    """A position in an ordering, and the direction in which to continue."""

    backwards: bool
    after: list[Any]


def write(cursor: Cursor, view: Any) -> str:
    """The text of a cursor for the list of a view."""
    values = [None if value is None else str(value) for value in cursor.after]
    return signer().sign_object([digest(view), cursor.backwards, values])


def read(text: str, view: Any) -> Cursor:
    """The cursor, its values still as text.

    Raises InvalidValue for forged cursors and those of other lists.
    """
    try:
        bound_to, backwards, values = signer().unsign_object(text)
    except (BadSignature, ValueError):
        detail = "This is not a cursor that this service made. Start without one."
        raise InvalidValue("invalid_cursor", detail) from None
    if bound_to != digest(view):
        detail = "This cursor belongs to other filters or another ordering. Start without one."
        raise InvalidValue("cursor_of_another_list", detail)
    return Cursor(backwards, values)


def typed(values: Sequence[str | None], terms: Sequence[Term], model: type[Model]) -> list[Any]:
    """The values of a cursor with the types of their columns."""
    fields = [model._meta.get_field(term.column) for term in terms]
    return [
        None if value is None else field.to_python(value) for value, field in zip(values, fields, strict=True)
    ]


def digest(view: Any) -> str:
    """The digest of a list: its URL and all parameters that select or order rows."""
    return hashlib.sha256(repr((view.request.path, selecting(view))).encode()).hexdigest()[:16]


def selecting(view: Any) -> list[tuple[str, list[str]]]:
    """The parameters of a request that select or order rows, by name."""
    declared = view.query.declared
    found = view.request.query_params.lists()
    return sorted((name, texts) for name, texts in found if name in declared and declared[name].selects_rows)


def signer() -> Signer:
    return Signer(salt="relations.api.paging.cursor", sep="~")
