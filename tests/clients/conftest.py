"""The running product as a client meets it, with two accounts that may write: one reviews the other."""

import pytest

from tests import writable as products


@pytest.fixture(scope="session")
def writable(tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of a running product of its own, in which clients may write as Anna and Binh."""
    with django_db_blocker.unblock(), products.writable(tmp_path_factory.mktemp("writable")) as address:
        yield address


@pytest.fixture(scope="session")
def tokens(writable):
    """The tokens of Anna and of Binh."""
    return [products.token(writable, name) for name in (products.ANNA, products.BINH)]
