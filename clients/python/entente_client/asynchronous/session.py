"""The connection to the server: one pool, with the policy of retries and caching around each request."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Self, TypedDict

import httpx

from entente_client.environment import headers_of, proxy_of, root_url
from entente_client.generated import AuthenticatedClient
from entente_client.parameters import QueryParameters
from entente_client.request_policy import RequestPolicy, Result, Step, is_read

Sleep = Callable[[float], Awaitable[None]]


class AsyncPolicyTransport(httpx.AsyncBaseTransport):
    """A transport that applies the policy. The generated endpoints use it too."""

    def __init__(self, inner: httpx.AsyncBaseTransport, policy: RequestPolicy, sleep: Sleep) -> None:
        self._inner = inner
        self._policy = policy
        self._sleep = sleep

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, with the retries of the policy. Raises Problem."""
        steps = self._policy.steps(request)
        result: Result = None
        while True:
            try:
                step = steps.send(result)
            except StopIteration as end:
                response: httpx.Response = end.value
                return response
            result = await self._take(step)

    async def _take(self, step: Step) -> Result:
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
    """Options of a client besides its URL and token."""

    #: Language of the names of countries, as in Accept-Language.
    language: str | None
    #: The longest wait for data from the server, in seconds; 30 by default.
    timeout: float
    #: How often requests are tried, and how much is cached.
    policy: RequestPolicy | None
    #: Sends the requests; for tests, or for a proxy that the environment does not name.
    transport: httpx.AsyncBaseTransport | None
    #: Waits between two tries.
    sleep: Sleep


class AsyncSession:
    """Sends requests to one server with one token."""

    def __init__(  # noqa: PLR0913 (each by its name, all but the first with a default)
        self,
        url: str,
        token: str | None = None,
        *,
        language: str | None = None,
        timeout: float = 30,
        policy: RequestPolicy | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.url = root_url(url)
        inner = transport or httpx.AsyncHTTPTransport(proxy=proxy_of(self.url))
        self._http = httpx.AsyncClient(
            base_url=self.url,
            headers=headers_of(token, language),
            transport=AsyncPolicyTransport(inner, policy or RequestPolicy(), sleep),
            timeout=timeout,
            follow_redirects=True,
        )
        generated = AuthenticatedClient(base_url=self.url, token=token or "")
        self.generated = generated.set_async_httpx_client(self._http)

    async def request(
        self,
        path: str,
        query: QueryParameters | None = None,
        *,
        method: str = "GET",
        json: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Return the response to a request. Raises Problem."""
        return await self._http.request(method, path, params=encoded_query(query), json=json, headers=headers)

    async def send(
        self, path: str, query: QueryParameters, content: bytes, media_type: str
    ) -> httpx.Response:
        """Send a body that is not JSON and return the response. Raises Problem."""
        headers = {"Content-Type": media_type}
        return await self._http.request(
            "POST", path, params=encoded_query(query), content=content, headers=headers
        )

    @asynccontextmanager
    async def stream(
        self, path: str, query: QueryParameters, media_type: str
    ) -> AsyncIterator[httpx.Response]:
        """Yield a response whose body is read as it arrives. Raises Problem."""
        headers = {"Accept": media_type}
        async with self._http.stream("GET", path, params=encoded_query(query), headers=headers) as response:
            yield response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_raised: object) -> None:
        await self.aclose()


def encoded_query(query: QueryParameters | None) -> httpx.QueryParams | None:
    """Return the query of a URL, or None without parameters."""
    return httpx.QueryParams([*query]) if query else None
