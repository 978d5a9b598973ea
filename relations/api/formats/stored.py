"""Responses copied from the stored JSON of records: pages of lists, details, and the rows of exports."""

from collections.abc import Iterator
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import HttpResponse

from relations.api.http.negotiation import JsonRenderer
from relations.api.paging.pagination import header_of
from relations.models import Documented
from relations.representations.language import response_language
from relations.representations.stored import for_response, revision_and_text, texts, translates

JSON = JsonRenderer.media_type


def is_stored(view: Any) -> bool:
    """Whether the records of this response are stored: with nothing included, in a language that fits."""
    model = getattr(view.queryset, "model", None)
    members = view.serializer_class
    is_own = view.rows is None and model is not None and getattr(members, "Meta", None) is not None
    if not is_own or members.Meta.model is not model or not issubclass(model, Documented):
        return False
    return not view.included.intersection(getattr(members, "included", ())) and translates(
        model, response_language({"request": view.request})
    )


def is_copied(view: Any) -> bool:
    """Whether this response is a page or a detail that can be copied."""
    return (
        is_stored(view)
        and type(view.request.accepted_renderer) is JsonRenderer
        and not view.query.get("explain")
    )


def page(view: Any, queryset: QuerySet) -> HttpResponse:
    """A page of a list."""
    found = view.paginate_queryset(queryset.only(*columns(view)))
    links = view.paginator.links()
    rows = b",".join(selected(view, row) for row in rows_of(view, found))
    head = orjson.dumps({"count": view.paginator.count, **links})
    return HttpResponse(
        head[:-1] + b',"results":[' + rows + b"]}", content_type=JSON, headers=header_of(links)
    )


def columns(view: Any) -> list[str]:
    """The columns that a page needs beside the texts: the key, and what places a row in the ordering."""
    model = view.queryset.model
    known = {field.name: field for field in model._meta.concrete_fields}
    names = [model.key_field, *(term.column for term in view.query["ordering"].terms)]
    # The number of a quantity is read from its exact text.
    names += [name.removesuffix("_number") + "_amount" for name in names if name.endswith("_number")]
    return [name for name in names if name in known]


def rows_of(view: Any, found: list[Documented]) -> list[bytes]:
    """The texts of the rows of a page or a chunk, as this response shows them."""
    context = {"request": view.request}
    stored = texts(view.queryset.model, [record.key for record in found])
    return [for_response(text, context) for text in stored]


def selected(view: Any, text: bytes) -> bytes:
    """The text with the requested fields only."""
    only, omitted = view.query.get("fields"), view.query.get("omit") or ()
    if not only and not omitted:
        return text
    data = orjson.loads(text)
    wanted = {
        name: value for name, value in data.items() if (not only or name in only) and name not in omitted
    }
    return orjson.dumps(wanted)


def detail(view: Any) -> HttpResponse | None:
    """The detail that the URL names; None if nothing is published there."""
    found = None if "\x00" in view.kwargs["id"] else revision_and_text(view.queryset.model, view.kwargs["id"])
    if found is None:
        return None
    view.shown_version, text = found
    return HttpResponse(selected(view, for_response(text, {"request": view.request})), content_type=JSON)


def chunks(view: Any, queryset: QuerySet) -> Iterator[list[bytes]]:
    """The rows of an export, in chunks."""
    for rows in view.paginator.chunks(queryset.only(*columns(view)), view.request, view):
        yield [selected(view, text) for text in rows_of(view, rows)]
