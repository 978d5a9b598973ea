"""The methods of resources. `resources.py`, generated from the schema, combines them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar, Unpack

from entente_client import declared, models
from entente_client.asynchronous.pages import AsyncPages, only
from entente_client.asynchronous.session import AsyncSession
from entente_client.forms import Model, Reader
from entente_client.parameters import QueryParameters, text_of

T = TypeVar("T", bound=Model)
G = TypeVar("G", bound=Model)
R = TypeVar("R", bound=Model)
M = TypeVar("M", bound=Model)


class AsyncResource:
    """A resource of the API."""

    path: ClassVar[str]

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def _read(self, path: str, query: QueryParameters | None = None) -> Any:
        return (await self._session.request(self.path + path, query)).json()

    def _list(
        self, model: type[T] | Reader[T], filters: Mapping[str, Any], path: str = "", key: str = ""
    ) -> AsyncPages[T]:
        listing = declared.LISTS[self.path + path]
        return AsyncPages(self._session, listing, model, filters, listing.path.replace("{id}", key))


class AsyncDetailed(AsyncResource, Generic[T]):
    """Resources whose items have an identifier."""

    model: type[T]

    async def get(self, key: str, *, include: Sequence[str] = ()) -> T:
        """Return one item, with what `include` lists embedded. Raises NotFound or Gone."""
        return self.model.from_dict(await self._read(f"{key}/", only(include)))


class AsyncRevised(AsyncResource, Generic[R, M]):
    """Resources with a public history."""

    revision: type[R]
    moment: type[M]

    async def at(self, key: str, moment: datetime | str) -> M:
        """Return the document that was published at a time."""
        return self.moment.from_dict(await self._read(f"{key}/", [("as_of", text_of(moment))]))

    def revisions(self, key: str, **filters: Unpack[declared.RevisionsFilters]) -> AsyncPages[R]:
        """Return the published revisions with their changes, oldest first."""
        return self._list(self.revision, filters, "{id}/revisions/", key)


class AsyncTraced(AsyncResource, Generic[R]):
    """Resources whose complete history accounts can read."""

    revision: type[R]

    def history(self, key: str) -> AsyncPages[R]:
        """Return all revisions, those of drafts included."""
        return self._list(self.revision, {}, "{id}/history/", key)


class AsyncClaimed(AsyncResource):
    """Records with claims."""

    def claims(self, key: str, **filters: Unpack[declared.RecordClaimsFilters]) -> AsyncPages[models.Claim]:
        """Return the claims on a record, each with its source and paragraph."""
        return self._list(models.Claim, filters, "{id}/claims/", key)


class AsyncGrouped(AsyncResource, Generic[G]):
    """Lists whose rows can be grouped by one or two fields."""

    group: type[G]

    async def _groups(self, by: Sequence[str], filters: Mapping[str, Any]) -> list[G]:
        aggregate = filters.get("aggregate") or ()
        pages: AsyncPages[G] = self._list(
            self.group, {name: value for name, value in filters.items() if name != "aggregate"}
        )
        more = [("by", joined(by)), *([("aggregate", joined(aggregate))] if aggregate else [])]
        found = await self._read("groups/", [*pages._query, *more])
        return [self.group.from_dict(each) for each in found["results"]]


class AsyncVerified(AsyncDetailed[models.Claim]):
    """Claims, which can be verified against the text of their source."""

    async def verify(self, key: str) -> models.Verification:
        """Return whether the attached text of the source contains the printed words."""
        return models.Verification.from_dict(await self._read(f"{key}/verify/"))


class AsyncCompared(AsyncResource):
    """Sources, with their paragraphs."""

    async def paragraph(self, key: str, number: int) -> models.Paragraph:
        """Return a paragraph: its digest and all claims that cite it."""
        return models.Paragraph.from_dict(await self._read(f"{key}/paragraphs/{number}/"))

    async def compare(self, a: str, b: str) -> models.SourceComparison:
        """Return the claims that two sources share, that only one makes, and that conflict."""
        return models.SourceComparison.from_dict(await self._read("compare/", [("a", a), ("b", b)]))


class AsyncRelated(AsyncDetailed[models.Relation]):
    """Relations of two countries, such as `CHN-VNM`."""

    def timeline(
        self, key: str, **filters: Unpack[declared.RelationsTimelineFilters]
    ) -> AsyncPages[models.Entry]:
        """Return the timeline of two countries."""
        return self._list(models.Entry, filters, "{id}/timeline/", key)

    async def trade(self, key: str, **filters: Unpack[declared.RelationsTradeFilters]) -> models.Trade:
        """Return the trade of two countries as series by reporter and authority."""
        pages = self._list(models.Trade, filters, "{id}/trade/", key)
        return models.Trade.from_dict(await self._read(f"{key}/trade/", pages._query))


def joined(words: str | Sequence[str]) -> str:
    """Return the words separated by commas."""
    return words if isinstance(words, str) else ",".join(words)
