"""Exports: the rows of the JSON list in the same order, streamed in chunks."""

from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import chain
from typing import Any

import orjson
from django.http import HttpResponseBase, StreamingHttpResponse

from relations.api.formats import csv_text, stored, tabular
from relations.api.http import caching
from relations.api.http.negotiation import CsvRenderer, ExportRenderer
from relations.api.paging.pagination import header_of
from relations.queries.history.public_state import public_state
from relations.queries.paging.snapshot import snapshot

COUNT = "X-Total-Count"


def is_wanted(request: Any) -> bool:
    """Whether the request asks for an export format."""
    return isinstance(request.accepted_renderer, ExportRenderer)


def is_offered(view: Any) -> bool:
    """Whether a list can be exported, which needs a state of the data to name."""
    return view.action == "list" and view.depends_on is not None and hasattr(view.paginator, "chunks")


def exported(view: Any, queryset: Any) -> HttpResponseBase:
    """The export of a view in the requested format."""
    renderer = view.request.accepted_renderer
    is_table = isinstance(renderer, CsvRenderer)
    content_type = f"{renderer.media_type}; charset=utf-8" + ("; header=present" if is_table else "")
    # HEAD gets an empty stream, because the length of the export is unknown.
    is_head = view.request.method == "HEAD"
    body = () if is_head else streamed(view, queryset, is_table=is_table)
    response = StreamingHttpResponse(body, content_type=content_type)
    if is_table:
        response.headers["Content-Disposition"] = f'attachment; filename="{filename(view)}.csv"'
    if view.query.get("count"):
        response.headers[COUNT] = str(queryset.count() if is_head else view.paginator.count)
    for name, value in header_of({} if is_head else view.paginator.links()).items():
        response.headers[name] = value
    return response


def streamed(view: Any, queryset: Any, *, is_table: bool) -> Iterator[Any]:
    """The streamed body of an export, with its first rows loaded."""
    rows = serialized(view, queryset, is_table=is_table)
    chunks = started(rows)
    return released(table(view, chunks) if is_table else lines(view, chunks), rows)


def serialized(view: Any, queryset: Any, *, is_table: bool) -> Generator[list[Any]]:
    """The rows of one state of the data, which the response names: objects, or JSON that is stored."""
    with snapshot():
        view.freshness = caching.freshness(view.request, view.depends_on, public_state())
        if stored.is_stored(view):
            for texts in stored.chunks(view, queryset):
                yield [orjson.loads(text) for text in texts] if is_table else texts
            return
        for rows in view.paginator.chunks(queryset, view.request, view):
            # Each chunk has its own serializer, which caches the names of the references in its rows.
            yield view.get_serializer(view.prepared(rows), many=True).data


def released(body: Iterator[Any], rows: Generator[Any]) -> Iterator[Any]:
    """The same body. The transaction ends with it, also if the reader closes the connection."""
    with closing(rows):
        yield from body


def started(chunks: Iterator[Any]) -> Iterator[Any]:
    """The same chunks, the first one loaded, so that an early error still gets its own status."""
    first = next(chunks, None)
    return iter(()) if first is None else chain([first], chunks)


def lines(view: Any, chunks: Iterator[list[Any]]) -> Iterator[bytes]:
    """One row on each line; with `trailer=1` a last line that proves completeness."""
    count = 0
    for rows in chunks:
        count += len(rows)
        yield b"".join(line(row) for row in rows)
    if view.query.get("trailer"):
        yield orjson.dumps(trailer(view, count), option=orjson.OPT_APPEND_NEWLINE)


def line(row: Any) -> bytes:
    """One row as a line of JSON."""
    if isinstance(row, bytes):
        return row + b"\n"
    return orjson.dumps(row, default=str, option=orjson.OPT_APPEND_NEWLINE)


def trailer(view: Any, count: int) -> dict[str, Any]:
    """The last row: the number of rows, the revision of the data, and whether there is a later one."""
    revision = view.freshness.sequence
    is_changed = public_state().sequence != revision
    return {
        "complete": True,
        "count": count,
        "next": view.paginator.links()["next"],
        "revision": revision,
        "changed_meanwhile": is_changed,
    }


def table(view: Any, chunks: Iterator[list[dict[str, Any]]]) -> Iterator[str]:
    """The header and rows of a CSV export."""
    columns = tabular.columns(view.get_serializer())
    yield csv_text.lines([[tabular.name_of(column) for column in columns]])
    for rows in chunks:
        yield csv_text.lines(tabular.line(row, columns) for row in rows)


def filename(view: Any) -> str:
    """The words of the URL: `visits`, `visits-xi-jinping-vietnam-2023-12-claims`."""
    words = view.request.path.strip("/").split("/")[2:]
    return "-".join(word for word in words if word.isascii() and word.replace("-", "").isalnum()) or "rows"
