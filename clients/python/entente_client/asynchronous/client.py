"""The client that people make: every resource of the API as an attribute."""

from typing import Self, Unpack

from entente_client import models
from entente_client.asynchronous.resource import AsyncClaimed
from entente_client.asynchronous.resources import AsyncResources
from entente_client.asynchronous.session import AsyncOptions, AsyncSession
from entente_client.citation import Citation, address_of, citation
from entente_client.environment import asked
from entente_client.generated import AuthenticatedClient


class AsyncClient(AsyncResources):
    """The API at an address; `token` for accounts, `language` for the names of countries.

    Without an address, ENTENTE_URL and ENTENTE_TOKEN of the environment say where and as whom. Reads are
    tried again as the server asks, answers are kept by their ETag, refusals are exceptions
    (`entente_client.problems`).
    """

    def __init__(
        self, address: str | None = None, token: str | None = None, **options: Unpack[AsyncOptions]
    ) -> None:
        self._session = AsyncSession(*asked(address, token), **options)
        super().__init__(self._session)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._session.address}>"

    @property
    def generated(self) -> AuthenticatedClient:
        """What the generated endpoints take as `client` (`entente_client.generated.api`)."""
        return self._session.generated

    async def index(self) -> models.Index:
        """Return the resources of the API, as it lists them itself."""
        return models.Index.from_dict((await self._session.ask("/api/v1/")).json())

    async def cite(self, record: str, fact: str | None = None) -> list[Citation]:
        """Return what a record, written `visit/its-id`, rests on: a source and its paragraph each."""
        name, key = address_of(record)
        if not name:
            raise TypeError(f"{record!r} names no record; write its kind too: visit/{key}")
        if not isinstance(resource := getattr(self, name, None), AsyncClaimed):
            raise TypeError(f"{name!r} have no claims; these do: {', '.join(CLAIMED)}")
        claims = await (resource.claims(key, fact=fact) if fact else resource.claims(key)).all()
        keys = sorted({claim.source.id for claim in claims})
        sources = {each.id: each async for each in self.sources(id=keys)} if keys else {}
        return [citation(claim, sources[claim.source.id]) for claim in claims]

    async def aclose(self) -> None:
        """Close the connections."""
        await self._session.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_raised: object) -> None:
        await self.aclose()


CLAIMED = [name for name, kind in AsyncResources.names.items() if issubclass(kind, AsyncClaimed)]
