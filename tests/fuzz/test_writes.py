"""Every write of the running API against openapi-curation.yaml, as test_schemathesis.py does for reads."""

import pytest

from tests.databases import ACCOUNTS, ANNA
from tests.fuzz.tool import QUICK, assert_responses_fit_the_document
from tests.openapi import document
from tests.served import served
from tests.writable import token

PARTS = 3  # each with a database of its own, so that they can run at the same time


@pytest.fixture
def writable_url(tmp_path, django_db_setup, django_db_blocker):
    """The URL of the running product, in which accounts write without a limit."""
    with django_db_blocker.unblock(), served(tmp_path, ACCOUNTS, **QUICK) as address:
        yield address


def writes():
    """The names of all operations that are no reads."""
    return [
        found["operationId"]
        for methods in document()["paths"].values()
        for method, found in methods.items()
        if method != "get"
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_response_to_a_write_fits_the_document(writable_url, part, request, tmp_path):
    account = f"Authorization: Bearer {token(writable_url, ANNA)}"

    arguments, without = ["--header", account], ["stateful"]  # each write changes what the next one needs
    if request.config.getoption("examples") == 1:
        arguments, without = [*arguments, "--mode", "positive"], [*without, "examples"]

    assert_responses_fit_the_document(
        writes()[part::PARTS], writable_url, request.config, tmp_path, *arguments, without=without
    )
