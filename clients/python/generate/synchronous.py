"""Generates entente_client/synchronous, the client without asyncio, from entente_client/asynchronous."""

import re
from pathlib import Path

NAMES = {
    "httpx.AsyncHTTPTransport": "httpx.HTTPTransport",
    "Awaitable[None]": "None",
    "asyncio": "time",
    "asynchronous": "synchronous",
    "asynccontextmanager": "contextmanager",
    "handle_async_request": "handle_request",
    "set_async_httpx_client": "set_httpx_client",
    "__aiter__": "__iter__",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "aiter_lines": "iter_lines",
    "aclose": "close",
    "aread": "read",
}


def translate(source: Path, target: Path) -> None:
    """Write the synchronous form of every module of a folder."""
    target.mkdir()
    for path in sorted(source.glob("*.py")):
        (target / path.name).write_text(translated(path.read_text(encoding="utf-8")), encoding="utf-8")


def translated(text: str) -> str:
    """Return the synchronous source of a module."""
    for asynchronous, synchronous in NAMES.items():
        text = text.replace(asynchronous, synchronous)
    return re.sub(r"\b(async |await )|\bAsync(?=[A-Z])", "", text)
