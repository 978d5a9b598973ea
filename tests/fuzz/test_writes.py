"""Every write of the running API against openapi.yaml, as test_schemathesis.py does for reads."""

import pytest

from tests.contract import document
from tests.fuzz.tool import QUICK, assert_all_is_as_the_document_says
from tests.writable import ANNA, token, writable

PARTS = 3  # each with a database of its own, so that they can be asked at the same time


@pytest.fixture
def written_in(tmp_path, django_db_setup, django_db_blocker):
    """The address of the running product, in which accounts write as often as they like."""
    with django_db_blocker.unblock(), writable(tmp_path, **QUICK) as address:
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
def test_every_answer_to_a_write_is_as_the_document_says(written_in, part, request, tmp_path):
    account = f"Authorization: Bearer {token(written_in, ANNA)}"

    # No sequences: each write scribbles on what the next one was made for.
    assert_all_is_as_the_document_says(
        writes()[part::PARTS], written_in, request.config, tmp_path, "--header", account, without="stateful"
    )
