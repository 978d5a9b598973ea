"""Every read of the running API against the OpenAPI documents: requests generated, responses validated.

Every run sends the same requests, so that a failure is due to the change. `make fuzz EXAMPLES=1000` sends
more, and others in each run, and goes through the bounds of every parameter too.
"""

import pytest

from tests.databases import ACCOUNTS
from tests.fuzz.tool import QUICK, assert_responses_fit_the_document
from tests.fuzz.work import edit_records
from tests.openapi import document
from tests.served import served


@pytest.fixture(scope="module")
def unlimited(tmp_path_factory, django_db_setup, django_db_blocker):
    """The URL of the running product without a limit of requests."""
    with django_db_blocker.unblock(), served(tmp_path_factory.mktemp("fuzzed"), **QUICK) as address:
        yield address


@pytest.fixture
def edited(tmp_path, django_db_setup, django_db_blocker):
    """The URL of another, in which accounts have edited records."""
    with django_db_blocker.unblock(), served(tmp_path, ACCOUNTS, **QUICK) as address:
        yield address


def reads(*, need_account):
    """The names of all GET operations of the document that need an account, or of all others."""
    found = [methods["get"] for methods in document()["paths"].values() if "get" in methods]
    return [each["operationId"] for each in found if ("security" in each) == need_account]


def test_every_response_to_a_read_fits_the_document(unlimited, request, tmp_path):
    assert_responses_fit_the_document(reads(need_account=False), unlimited, request.config, tmp_path)


def test_every_response_to_an_account_fits_the_document(edited, request, tmp_path):
    token = edit_records(edited)

    assert_responses_fit_the_document(
        reads(need_account=True), edited, request.config, tmp_path, "--header", f"Authorization: {token}"
    )
