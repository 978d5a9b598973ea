"""Requests of accounts to a running product: for a token, and writes."""

import json
from email.message import Message
from typing import Any
from urllib.request import Request, urlopen

from tests.databases import PASSWORD


def token(url: str, name: str) -> str:
    """A new token of an account, with the scope `write`."""
    account = {"username": name, "password": PASSWORD, "scope": "write"}
    return sent("POST", f"{url}/api/v1/tokens/", account)[0]["token"]


def sent(method: str, url: str, body: Any = None, **headers: str) -> tuple[Any, Message]:
    """Send a request; return the body and the headers of the response. An error response raises HTTPError."""
    data = None if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
    headers = {"Content-Type": "application/json"} | headers
    request = Request(url, data, headers, method=method)  # noqa: S310 (our own)
    with urlopen(request) as response:  # noqa: S310 (our own)
        return json.load(response), response.headers
