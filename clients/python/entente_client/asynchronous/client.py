"""The client, with every resource of the API as an attribute."""

from typing import Self, Unpack

from entente_client import models
from entente_client.asynchronous.resource import AsyncClaimed
from entente_client.asynchronous.resources import AsyncResources
from entente_client.asynchronous.session import AsyncOptions, AsyncSession
from entente_client.citation import Citation, citation, resource_and_id
from entente_client.environment import connection_settings
from entente_client.generated import AuthenticatedClient


class AsyncClient(AsyncResources):
    """A client of the API at a URL, with a `token` for accounts and a `language` for names of countries.

    Without a URL, ENTENTE_URL and ENTENTE_TOKEN of the environment are used. Reads are retried as the server
    requests, responses are cached by their ETag, errors are exceptions (`entente_client.problems`).
    """

    def __init__(
        self, url: str | None = None, token: str | None = None, **options: Unpack[AsyncOptions]
    ) -> None:
        self._session = AsyncSession(*connection_settings(url, token), **options)
        super().__init__(self._session)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._session.url}>"

    @property
    def generated(self) -> AuthenticatedClient:
        """The client to pass to the generated endpoints (`entente_client.generated.api`)."""
        return self._session.generated

    async def index(self) -> models.Index:
        """Return the resources that the API lists."""
        return models.Index.from_dict((await self._session.request("/api/v1/")).json())

    async def cite(self, record: str, fact: str | None = None) -> list[Citation]:
        """Return a citation for each claim on a record, given as `visit/its-id`, or on one of its facts."""
        name, key = resource_and_id(record)
        if not name:
            raise TypeError(f"{record!r} has no kind. Write it as well: visit/{key}")
        if not isinstance(resource := getattr(self, name, None), AsyncClaimed):
            raise TypeError(f"{name!r} have no claims. Resources with claims: {', '.join(CLAIMED)}")
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
