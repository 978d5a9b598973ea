"""A list of the API as one iterable: a page is asked for when its first row is needed."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import httpx

from entente_client.asking import Asked, Listing, query
from entente_client.asynchronous.session import AsyncSession
from entente_client.forms import Model, Reader, known
from entente_client.frames import frame
from entente_client.problems import Incomplete

if TYPE_CHECKING:
    import pandas as pd


T = TypeVar("T", bound=Model)
Format = Literal["ndjson", "csv"]


class AsyncPages(Generic[T]):
    """All rows that a question finds, over all its pages. Iterating again asks again."""

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
        asked = f"?{httpx.QueryParams([*self._query])}" if self._query else ""
        return f"<{type(self).__name__} of {self._path}{asked}>"

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for row in page:
                yield row

    async def pages(self) -> AsyncIterator[list[T]]:
        """Yield the rows page by page; `limit=` says how many a page has."""
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

    async def select(self, *members: str) -> AsyncIterator[dict[str, Any]]:
        """Yield only these members of each row, or all, as JSON has them."""
        fields = [("fields", ",".join(members))] if members else []
        async for body in self._bodies([*self._query, *fields]):
            for row in body["results"]:
                yield row

    async def explanation(self) -> dict[str, Any]:
        """Return what the server understood of the question, defaults included."""
        body = await self._body([*self._without("limit"), ("limit", "1"), ("explain", "1")])
        return dict(body["explain"])

    async def to_dataframe(self) -> "pd.DataFrame":
        """Return all rows as a pandas DataFrame, with the evidence of each in columns beside it."""
        return frame(self._model, await self.all())

    async def export(self, format: Format = "ndjson") -> AsyncIterator[bytes]:
        """Yield all rows as lines of NDJSON or CSV, as they come, in one answer.

        Raises Incomplete if NDJSON ends before its last line, which is not passed on.
        """
        if format not in MEDIA_TYPES:
            raise ValueError(f"{format!r} is no format of an export; it is one of {', '.join(MEDIA_TYPES)}")
        async with self._session.stream(self._path, self._without("limit"), MEDIA_TYPES[format]) as answer:
            async for line in complete(answer, format):
                yield line

    async def _bodies(self, asked: Asked) -> AsyncIterator[dict[str, Any]]:
        if all(name != "limit" for name, _ in asked):
            asked = [*asked, ("limit", str(self._listing.rows_of_a_page))]
        body = await self._body(asked)
        yield body
        while body.get("next"):
            # The server names its own host, which may be another behind a proxy: only the question counts.
            body = await self._body(httpx.URL(body["next"]).params.multi_items())
            yield body

    async def _body(self, asked: Asked) -> dict[str, Any]:
        return dict((await self._session.ask(self._path, asked)).json())

    def _without(self, name: str) -> Asked:
        return [each for each in self._query if each[0] != name]


MEDIA_TYPES: dict[str, str] = {"ndjson": "application/x-ndjson", "csv": "text/csv"}


async def complete(answer: httpx.Response, format: str) -> AsyncIterator[bytes]:
    """Yield the lines of an export. Raises Incomplete where NDJSON lacks its last one."""
    waiting: str | None = None
    async for line in answer.aiter_lines():
        if waiting is not None:
            yield f"{waiting}\n".encode()
        waiting = line
    if format != "ndjson":
        yield f"{waiting}\n".encode() if waiting is not None else b""
    elif waiting is None or not is_last(waiting):
        raise Incomplete(f"{answer.request.url} broke off; ask again")


def is_last(line: str) -> bool:
    """Tell whether a line of NDJSON is the one that says that this is all."""
    try:
        row = json.loads(line)
    except ValueError:
        return False
    return isinstance(row, dict) and row.get("complete") is True


def only(names: Sequence[str]) -> Asked:
    """Return what to embed, as a parameter."""
    return [("include", ",".join(names))] if names else []
