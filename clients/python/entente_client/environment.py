"""The URL of the API and the token, from arguments or from the environment."""

import os
import platform
import urllib.request
from importlib.metadata import version

import httpx

URL, TOKEN = "ENTENTE_URL", "ENTENTE_TOKEN"
__version__ = version("entente-client")


def connection_settings(url: str | None, token: str | None) -> tuple[str, str | None]:
    """Return the URL and the token. ENTENTE_TOKEN is used only with ENTENTE_URL."""
    if url is not None:
        return url, token
    if not (known := os.environ.get(URL)):
        raise TypeError(f'The URL of the API is missing: write Client("https://…"), or set {URL}.')
    return known, token or os.environ.get(TOKEN)


def root_url(url: str) -> str:
    """Return the root URL of the service for its own URL or that of its API."""
    return url.rstrip("/").removesuffix("/api/v1")


def headers_of(token: str | None, language: str | None) -> dict[str, str]:
    """Return the headers of every request."""
    agent = f"entente-client/{__version__} Python/{platform.python_version()} httpx/{httpx.__version__}"
    headers = {"Accept": "application/json", "User-Agent": agent}
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    return headers | ({"Accept-Language": language} if language else {})


def proxy_of(url: str) -> str | None:
    """Return the proxy for a URL, as HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the environment set it."""
    parsed = httpx.URL(url)
    if urllib.request.proxy_bypass(parsed.host):
        return None
    known = urllib.request.getproxies()
    return known.get(parsed.scheme) or known.get("all")
