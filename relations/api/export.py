"""Whole lists, streamed: the rows of the JSON list in its order, a chunk in memory at a time."""

from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import chain
from typing import Any

import orjson
from django.http import HttpResponseBase, StreamingHttpResponse

from relations.api import caching, csv_text, flat
from relations.api.negotiation import CsvRenderer, ExportRenderer
from relations.api.pagination import count_asked, header_of
from relations.queries.history import latest_state
from relations.queries.snapshot import snapshot

COUNT = "X-Total-Count"


def is_wanted(request: Any) -> bool:
    """Whether the request asks for a format of whole lists."""
    return isinstance(request.accepted_renderer, ExportRenderer)


def exported(view: Any, queryset: Any) -> HttpResponseBase:
    """The rows of a view, in the format asked for."""
    renderer = view.request.accepted_renderer
    is_table = isinstance(renderer, CsvRenderer)
    content_type = f"{renderer.media_type}; charset=utf-8" + ("; header=present" if is_table else "")
    # Of HEAD a stream of nothing: nobody knows how long that of GET would be.
    is_head = view.request.method == "HEAD"
    body = () if is_head else streamed(view, queryset, is_table=is_table)
    response = StreamingHttpResponse(body, content_type=content_type)
    if is_table:
        response.headers["Content-Disposition"] = f'attachment; filename="{filename(view)}.csv"'
    if count_asked(view.request):
        response.headers[COUNT] = str(queryset.count() if is_head else view.paginator.count)
    for name, value in header_of({} if is_head else view.paginator.links()).items():
        response.headers[name] = value
    return response


def streamed(view: Any, queryset: Any, *, is_table: bool) -> Iterator[Any]:
    """The body of an export, its first rows at hand."""
    rows = serialized(view, queryset)
    chunks = started(rows)
    return released(table(view, chunks) if is_table else lines(view, chunks), rows)


def serialized(view: Any, queryset: Any) -> Generator[list[dict[str, Any]]]:
    """The rows of one state of the data, which the answer says that it is of."""
    with snapshot():
        view.freshness = caching.freshness(view.request, view.hangs_on)
        for rows in view.paginator.chunks(queryset, view.request, view):
            # A serializer for each chunk, for it remembers the names of what its rows mention.
            yield view.get_serializer(view.prepared(rows), many=True).data


def released(body: Iterator[Any], rows: Generator[Any]) -> Iterator[Any]:
    """The same body. However it ends, also where its reader goes away, the transaction under it ends too."""
    with closing(rows):
        yield from body


def started(chunks: Iterator[Any]) -> Iterator[Any]:
    """The same chunks, the first at hand: what fails before it is a problem with a status of its own."""
    first = next(chunks, None)
    return iter(()) if first is None else chain([first], chunks)


def lines(view: Any, chunks: Iterator[list[dict[str, Any]]]) -> Iterator[bytes]:
    """A row a line, and at the end a line which says that this is all."""
    count = 0
    for rows in chunks:
        count += len(rows)
        yield b"".join(orjson.dumps(row, default=str, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
    yield orjson.dumps(trailer(view, count), option=orjson.OPT_APPEND_NEWLINE)


def trailer(view: Any, count: int) -> dict[str, Any]:
    """What the last line says: of which state the rows are, and whether there is a later one by now."""
    revision = view.freshness.sequence
    is_changed = latest_state()[0] != revision
    return {
        "complete": True,
        "count": count,
        "next": view.paginator.links()["next"],
        "revision": revision,
        "changed_meanwhile": is_changed,
    }


def table(view: Any, chunks: Iterator[list[dict[str, Any]]]) -> Iterator[str]:
    """The names of the columns, and a row a line."""
    columns = flat.columns(view.get_serializer())
    yield csv_text.lines([[flat.name_of(column) for column in columns]])
    for rows in chunks:
        yield csv_text.lines(flat.line(row, columns) for row in rows)


def filename(view: Any) -> str:
    """The words of the address: `visits`, `visits-xi-jinping-vietnam-2023-12-claims`."""
    words = view.request.path.strip("/").split("/")[2:]
    return "-".join(word for word in words if word.isascii() and word.replace("-", "").isalnum()) or "rows"
