"""The line to the server: one connection pool, and the manners around each request."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Self, TypedDict

import httpx

from entente_client.asking import Asked
from entente_client.environment import base, headers_of, proxy_of
from entente_client.generated import AuthenticatedClient
from entente_client.manners import Manners, Said, Step, is_read

Sleep = Callable[[float], Awaitable[None]]


class AsyncPolite(httpx.AsyncBaseTransport):
    """A transport that minds the manners; the generated endpoints use it too."""

    def __init__(self, inner: httpx.AsyncBaseTransport, manners: Manners, sleep: Sleep) -> None:
        self._inner = inner
        self._manners = manners
        self._sleep = sleep

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request as often as the manners say. Raises Problem."""
        steps = self._manners.steps(request)
        said: Said = None
        while True:
            try:
                step = steps.send(said)
            except StopIteration as end:
                answer: httpx.Response = end.value
                return answer
            said = await self._take(step)

    async def _take(self, step: Step) -> Said:
        if not isinstance(step, httpx.Request):
            await self._sleep(step)
            return None
        try:
            response = await self._inner.handle_async_request(step)
            if is_read(response):
                await response.aread()
        except httpx.TransportError as error:
            return error
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


class AsyncOptions(TypedDict, total=False):
    """What a client can be told beside where the API is and who asks."""

    #: Language of the names of countries, as in Accept-Language.
    language: str | None
    #: The longest silence of the server, in seconds: 30 unless said otherwise.
    timeout: float
    #: How often requests are tried, and how much is kept.
    manners: Manners | None
    #: What sends requests: for tests, or for a proxy that the environment does not name.
    transport: httpx.AsyncBaseTransport | None
    #: What waits between two tries.
    sleep: Sleep


class AsyncSession:
    """Asks the server, and knows where it is and who asks."""

    def __init__(  # noqa: PLR0913 (each by its name, all but the first with a default)
        self,
        address: str,
        token: str | None = None,
        *,
        language: str | None = None,
        timeout: float = 30,
        manners: Manners | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.address = base(address)
        inner = transport or httpx.AsyncHTTPTransport(proxy=proxy_of(self.address))
        self._http = httpx.AsyncClient(
            base_url=self.address,
            headers=headers_of(token, language),
            transport=AsyncPolite(inner, manners or Manners(), sleep),
            timeout=timeout,
            follow_redirects=True,
        )
        generated = AuthenticatedClient(base_url=self.address, token=token or "")
        self.generated = generated.set_async_httpx_client(self._http)

    async def ask(
        self,
        path: str,
        query: Asked | None = None,
        *,
        method: str = "GET",
        json: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Return the answer to a request. Raises Problem."""
        return await self._http.request(method, path, params=written(query), json=json, headers=headers)

    async def send(self, path: str, query: Asked, content: bytes, media_type: str) -> httpx.Response:
        """Return the answer to a body that is no JSON. Raises Problem."""
        headers = {"Content-Type": media_type}
        return await self._http.request("POST", path, params=written(query), content=content, headers=headers)

    @asynccontextmanager
    async def stream(self, path: str, query: Asked, media_type: str) -> AsyncIterator[httpx.Response]:
        """Yield an answer that is read as it comes. Raises Problem."""
        headers = {"Accept": media_type}
        async with self._http.stream("GET", path, params=written(query), headers=headers) as response:
            yield response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_raised: object) -> None:
        await self.aclose()


def written(query: Asked | None) -> httpx.QueryParams | None:
    """Return a question as an address has it; None leaves the address as it is."""
    return httpx.QueryParams([*query]) if query else None
