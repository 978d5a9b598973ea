"""Every read of the running API against openapi.yaml: questions made from it, answers judged by it.

Every run asks the same questions, so that a change answers for what it changes. `make fuzz EXAMPLES=1000`
asks others at each run, and more, and goes through the bounds of every parameter too.
"""

import pytest

from tests.contract import document
from tests.fuzz.tool import QUICK, assert_all_is_as_the_document_says
from tests.fuzz.work import done_at
from tests.served import served
from tests.writable import writable


@pytest.fixture(scope="module")
def unlimited(tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of the running product, which lets one client ask as often as it likes."""
    with django_db_blocker.unblock(), served(tmp_path_factory.mktemp("fuzzed"), **QUICK) as address:
        yield address


@pytest.fixture
def worked_in(tmp_path, django_db_setup, django_db_blocker):
    """The address of another, in which accounts have written."""
    with django_db_blocker.unblock(), writable(tmp_path, **QUICK) as address:
        yield address


def reads(*, need_account):
    """The names of all GET operations of the document that need an account, or of all others."""
    found = [methods["get"] for methods in document()["paths"].values() if "get" in methods]
    return [each["operationId"] for each in found if ("security" in each) == need_account]


def test_every_answer_is_as_the_document_says(unlimited, request, tmp_path):
    assert_all_is_as_the_document_says(reads(need_account=False), unlimited, request.config, tmp_path)


def test_every_answer_to_an_account_is_as_the_document_says(worked_in, request, tmp_path):
    token = done_at(worked_in)

    assert_all_is_as_the_document_says(
        reads(need_account=True), worked_in, request.config, tmp_path, "--header", f"Authorization: {token}"
    )
