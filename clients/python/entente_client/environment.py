"""Where the API is and who asks: as it was said, or as the environment says."""

import os
import platform
import urllib.request
from importlib.metadata import version

import httpx

ADDRESS, TOKEN = "ENTENTE_URL", "ENTENTE_TOKEN"
__version__ = version("entente-client")


def asked(address: str | None, token: str | None) -> tuple[str, str | None]:
    """Return the address and the token. A token of the environment goes only to the address beside it."""
    if address is not None:
        return address, token
    if not (known := os.environ.get(ADDRESS)):
        raise TypeError(f'Nobody said where the API is: Client("https://…"), or set {ADDRESS}.')
    return known, token or os.environ.get(TOKEN)


def base(address: str) -> str:
    """Return the root of the service, also where somebody gave the address of the API."""
    return address.rstrip("/").removesuffix("/api/v1")


def headers_of(token: str | None, language: str | None) -> dict[str, str]:
    """Return what each request says."""
    agent = f"entente-client/{__version__} Python/{platform.python_version()} httpx/{httpx.__version__}"
    headers = {"Accept": "application/json", "User-Agent": agent}
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    return headers | ({"Accept-Language": language} if language else {})


def proxy_of(address: str) -> str | None:
    """Return the proxy that the environment names for this address (HTTP_PROXY, HTTPS_PROXY, NO_PROXY)."""
    url = httpx.URL(address)
    if urllib.request.proxy_bypass(url.host):
        return None
    known = urllib.request.getproxies()
    return known.get(url.scheme) or known.get("all")
