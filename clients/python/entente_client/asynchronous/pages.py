"""A list of the API as one iterable. A page is requested when its first row is needed."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import httpx

from entente_client.asynchronous.session import AsyncSession
from entente_client.forms import Model, Reader, known
from entente_client.frames import frame
from entente_client.parameters import Listing, QueryParameters, query
from entente_client.problems import Incomplete

if TYPE_CHECKING:
    import pandas as pd


T = TypeVar("T", bound=Model)
Format = Literal["ndjson", "csv"]


class AsyncPages(Generic[T]):
    """All rows of a list, over all its pages. Iterating again sends the requests again."""

    def __init__(
        self,
        session: AsyncSession,
        listing: Listing,
        model: type[T] | Reader[T],
        filters: Mapping[str, Any],
        path: str | None = None,
    ) -> None:
        self._session = session
        self._listing = listing
        self._model = model
        self._filters = dict(filters)
        self._query = query(listing, filters)
        self._path = path or listing.path

    def __repr__(self) -> str:
        parameters = f"?{httpx.QueryParams([*self._query])}" if self._query else ""
        return f"<{type(self).__name__} of {self._path}{parameters}>"

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for row in page:
                yield row

    async def pages(self) -> AsyncIterator[list[T]]:
        """Yield the rows page by page; `limit=` sets how many a page has."""
        async for body in self._bodies(self._query):
            yield [*known(self._model, body["results"])]

    async def all(self) -> list[T]:
        """Return all rows."""
        return [row async for row in self]

    async def first(self) -> T | None:
        """Return the first row; None if there is none."""
        body = await self._body([*self._without("limit"), ("limit", "1")])
        return next(known(self._model, body["results"]), None)

    async def count(self) -> int:
        """Return how many rows there are."""
        body = await self._body([*self._without("limit"), ("limit", "1"), ("count", "exact")])
        return int(body["count"])

    async def select(self, *fields: str) -> AsyncIterator[dict[str, Any]]:
        """Yield rows as JSON objects with these fields, or all fields."""
        query = [("fields", ",".join(fields))] if fields else []
        async for body in self._bodies([*self._query, *query]):
            for row in body["results"]:
                yield row

    async def explanation(self) -> dict[str, Any]:
        """Return how the server interpreted the request, defaults included."""
        body = await self._body([*self._without("limit"), ("limit", "1"), ("explain", "1")])
        return dict(body["explain"])

    async def to_dataframe(self) -> "pd.DataFrame":
        """Return all rows as a pandas DataFrame, with their evidence in columns."""
        return frame(self._model, await self.all())

    async def export(self, format: Format = "ndjson") -> AsyncIterator[bytes]:
        """Yield all rows of one response as lines of NDJSON or CSV, as they arrive.

        Raises Incomplete if NDJSON ends before its trailer, which is not yielded.
        """
        if format not in MEDIA_TYPES:
            raise ValueError(f"{format!r} is not a format of exports. Choose one of {', '.join(MEDIA_TYPES)}")
        query = [*self._without("limit"), *TRAILER.get(format, ())]
        async with self._session.stream(self._path, query, MEDIA_TYPES[format]) as response:
            async for line in complete(response, format):
                yield line

    async def _bodies(self, parameters: QueryParameters) -> AsyncIterator[dict[str, Any]]:
        if all(name != "limit" for name, _ in parameters):
            parameters = [*parameters, ("limit", str(self._listing.rows_of_a_page))]
        body = await self._body(parameters)
        yield body
        while body.get("next"):
            # The server names its own host, which may be another behind a proxy: only the query counts.
            body = await self._body(httpx.URL(body["next"]).params.multi_items())
            yield body

    async def _body(self, parameters: QueryParameters) -> dict[str, Any]:
        return dict((await self._session.request(self._path, parameters)).json())

    def _without(self, name: str) -> QueryParameters:
        return [each for each in self._query if each[0] != name]


MEDIA_TYPES: dict[str, str] = {"ndjson": "application/x-ndjson", "csv": "text/csv"}
TRAILER: dict[str, QueryParameters] = {"ndjson": [("trailer", "1")]}
"""Parameters that request a proof of completeness."""


async def complete(response: httpx.Response, format: str) -> AsyncIterator[bytes]:
    """Yield the lines of an export. Raises Incomplete if NDJSON lacks its trailer."""
    waiting: str | None = None
    async for line in response.aiter_lines():
        if waiting is not None:
            yield f"{waiting}\n".encode()
        waiting = line
    if format != "ndjson":
        yield f"{waiting}\n".encode() if waiting is not None else b""
    elif waiting is None or not is_last(waiting):
        raise Incomplete(f"{response.request.url} ended early. Request it again.")


def is_last(line: str) -> bool:
    """Return whether a line of NDJSON is the trailer, which proves that the export is complete."""
    try:
        row = json.loads(line)
    except ValueError:
        return False
    return isinstance(row, dict) and row.get("complete") is True


def only(names: Sequence[str]) -> QueryParameters:
    """Return the parameter that lists what to embed."""
    return [("include", ",".join(names))] if names else []
