"""What can be done with a resource. Which resource can do what, the schema says (resources.py)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar, Unpack

from entente_client import declared, models
from entente_client.asking import Asked, text_of
from entente_client.asynchronous.pages import AsyncPages, only
from entente_client.asynchronous.session import AsyncSession
from entente_client.forms import Model, Reader

T = TypeVar("T", bound=Model)
G = TypeVar("G", bound=Model)
R = TypeVar("R", bound=Model)
M = TypeVar("M", bound=Model)


class AsyncResource:
    """A resource of the API."""

    path: ClassVar[str]

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def _read(self, path: str, query: Asked | None = None) -> Any:
        return (await self._session.ask(self.path + path, query)).json()

    def _list(
        self, model: type[T] | Reader[T], filters: Mapping[str, Any], path: str = "", key: str = ""
    ) -> AsyncPages[T]:
        listing = declared.LISTS[self.path + path]
        return AsyncPages(self._session, listing, model, filters, listing.path.replace("{id}", key))


class AsyncDetailed(AsyncResource, Generic[T]):
    """Things that have an identifier each."""

    model: type[T]

    async def get(self, key: str, *, include: Sequence[str] = ()) -> T:
        """Return one, with what `include` names embedded. Raises NotFound or Gone."""
        return self.model.from_dict(await self._read(f"{key}/", only(include)))


class AsyncRevised(AsyncResource, Generic[R, M]):
    """Things with a history that readers see."""

    revision: type[R]
    moment: type[M]

    async def at(self, key: str, moment: datetime | str) -> M:
        """Return the document that readers saw at a moment."""
        return self.moment.from_dict(await self._read(f"{key}/", [("as_of", text_of(moment))]))

    def revisions(self, key: str, **filters: Unpack[declared.RevisionsFilters]) -> AsyncPages[R]:
        """Return what each step changed for readers."""
        return self._list(self.revision, filters, "{id}/revisions/", key)


class AsyncTraced(AsyncResource, Generic[R]):
    """Things whose whole history accounts see."""

    revision: type[R]

    def history(self, key: str) -> AsyncPages[R]:
        """Return every step, drafts included."""
        return self._list(self.revision, {}, "{id}/history/", key)


class AsyncClaimed(AsyncResource):
    """Records, on which sources make claims."""

    def claims(self, key: str, **filters: Unpack[declared.RecordClaimsFilters]) -> AsyncPages[models.Claim]:
        """Return what sources say of it, each with its source and paragraph."""
        return self._list(models.Claim, filters, "{id}/claims/", key)


class AsyncGrouped(AsyncResource, Generic[G]):
    """Lists that can be counted by one or two fields."""

    group: type[G]

    async def _groups(self, by: Sequence[str], filters: Mapping[str, Any]) -> list[G]:
        pages: AsyncPages[G] = self._list(self.group, filters)
        found = await self._read("", [*pages._query, ("group_by", ",".join(by))])
        return [self.group.from_dict(each) for each in found["results"]]


class AsyncVerified(AsyncDetailed[models.Claim]):
    """Claims, which can be held against the text they were taken from."""

    async def verify(self, key: str) -> models.Verification:
        """Return whether the printed words stand in the text that is attached to the source."""
        return models.Verification.from_dict(await self._read(f"{key}/verify/"))


class AsyncCompared(AsyncResource):
    """Sources, with their paragraphs."""

    async def paragraph(self, key: str, number: int) -> models.Paragraph:
        """Return the digest of a paragraph, and all claims that rest on it."""
        return models.Paragraph.from_dict(await self._read(f"{key}/paragraphs/{number}/"))

    async def compare(self, a: str, b: str) -> models.SourceComparison:
        """Return what two sources tell both, what only one, and what cannot both be true."""
        return models.SourceComparison.from_dict(await self._read("compare/", [("a", a), ("b", b)]))


class AsyncRelated(AsyncDetailed[models.Relation]):
    """Two countries: `CHN-VNM`."""

    def timeline(
        self, key: str, **filters: Unpack[declared.RelationsTimelineFilters]
    ) -> AsyncPages[models.Entry]:
        """Return what the two did, in the order of time."""
        return self._list(models.Entry, filters, "{id}/timeline/", key)

    async def trade(self, key: str, **filters: Unpack[declared.RelationsTradeFilters]) -> models.Trade:
        """Return their trade as series that keep reporters and authorities apart."""
        pages = self._list(models.Trade, filters, "{id}/trade/", key)
        return models.Trade.from_dict(await self._read(f"{key}/trade/", pages._query))
