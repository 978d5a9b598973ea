"""The running product as accounts meet it: two that may do everything, and what they send."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.served import LOADING, database, running

ANNA, BINH = "anna", "binh"
PASSWORD = "a long enough secret"


@contextmanager
def writable(folder: Path, **variables: str) -> Iterator[str]:
    """Yield the address of a running product of its own, in which Anna and Binh may write."""
    accounts = [
        ["createsuperuser", "--noinput", "--username", name, "--email", f"{name}@example.org"]
        for name in (ANNA, BINH)
    ]
    secret = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD}
    with (
        database(folder) as stored,
        running(stored, [*LOADING, *accounts], **secret, **variables) as address,
    ):
        yield address


def token(address: str, name: str) -> str:
    """A new token of an account, that may write."""
    account = {"username": name, "password": PASSWORD, "scope": "write"}
    return sent("POST", f"{address}/api/v1/tokens/", account)[0]["token"]


def sent(method: str, address: str, body: Any = None, **headers: str) -> tuple[Any, Message]:
    """What is answered, and its headers; raises HTTPError at a refusal."""
    data = None if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
    headers = {"Content-Type": "application/json"} | headers
    request = Request(address, data, headers, method=method)  # noqa: S310 (our own)
    with urlopen(request) as answer:  # noqa: S310 (our own)
        return json.load(answer), answer.headers
