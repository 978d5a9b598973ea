"""The running product as a client meets it, with two accounts that may write: one reviews the other."""

import json
from urllib.request import Request, urlopen

import pytest

from tests.served import LOADING, database, running

ACCOUNT = {"username": "anna", "password": "a long enough secret"}


@pytest.fixture(scope="session")
def writable(tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of a running product of its own, in which clients may write as Anna and Binh."""
    accounts = [
        ["createsuperuser", "--noinput", "--username", name, "--email", f"{name}@example.org"]
        for name in (ACCOUNT["username"], "binh")
    ]
    secret = {"DJANGO_SUPERUSER_PASSWORD": ACCOUNT["password"]}
    folder = tmp_path_factory.mktemp("writable")
    with (
        django_db_blocker.unblock(),
        database(folder) as address,
        running(address, [*LOADING, *accounts], **secret) as url,
    ):
        yield url


@pytest.fixture(scope="session")
def tokens(writable):
    """The tokens of Anna and of Binh."""
    return [token(writable, ACCOUNT | {"username": name}) for name in (ACCOUNT["username"], "binh")]


def token(address, account):
    """A new token that may write."""
    body = json.dumps(account | {"scope": "write"}).encode()
    asked = Request(f"{address}/api/v1/tokens/", body, {"Content-Type": "application/json"})  # noqa: S310 (our own)
    with urlopen(asked) as answer:  # noqa: S310 (our own)
        return json.load(answer)["token"]
