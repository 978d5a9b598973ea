"""The running product as a client meets it, with an account that may write."""

import pytest

from tests.served import LOADING, database, running

ACCOUNT = {"username": "anna", "password": "a long enough secret"}


@pytest.fixture(scope="session")
def writable(tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of a running product of its own, in which clients may write as Anna."""
    anna = ["createsuperuser", "--noinput", "--username", ACCOUNT["username"], "--email", "anna@example.org"]
    secret = {"DJANGO_SUPERUSER_PASSWORD": ACCOUNT["password"]}
    folder = tmp_path_factory.mktemp("writable")
    with (
        django_db_blocker.unblock(),
        database(folder) as address,
        running(address, [*LOADING, anna], **secret) as url,
    ):
        yield url
