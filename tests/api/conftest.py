"""What the tests of the API share."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.any_world import world  # noqa: F401 (a fixture)
from tests.api.curator import Curator
from tests.api.export_world import published  # noqa: F401 (a fixture)


@pytest.fixture
def queries_of():
    """How many queries a deed asks."""

    def count(deed):
        with CaptureQueriesContext(connection) as captured:
            answer = deed()
        assert answer.status_code == 200, answer.content
        return len(captured)

    return count


@pytest.fixture
def found(api):
    """The ids that a list finds, in its order."""

    def ids(resource, **parameters):
        answer = api.get(f"/api/v1/{resource}/", parameters)
        assert answer.status_code == 200, answer.content
        return [row["id"] for row in answer.json()["results"]]

    return ids


@pytest.fixture
def anna(db):
    """A curator with a token for writing."""
    return Curator("anna")


@pytest.fixture
def binh(db):
    """A reviewer with a token for writing."""
    return Curator("binh", "reviewer")
