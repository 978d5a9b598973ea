"""Fixtures of the API tests."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.any_world import world  # noqa: F401 (a fixture)
from tests.api.curator import Curator
from tests.api.export_world import published  # noqa: F401 (a fixture)


@pytest.fixture
def count_queries():
    """Count the database queries of a request that responds with 200."""

    def count(action):
        with CaptureQueriesContext(connection) as captured:
            response = action()
        assert response.status_code == 200, response.content
        return len(captured)

    return count


@pytest.fixture
def find_ids(api):
    """The ids of the rows that a list returns, in order."""

    def ids(resource, **parameters):
        response = api.get(f"/api/v1/{resource}/", parameters)
        assert response.status_code == 200, response.content
        return [row["id"] for row in response.json()["results"]]

    return ids


@pytest.fixture
def anna(db):
    """A curator with a token for writing."""
    return Curator("anna")


@pytest.fixture
def binh(db):
    """A reviewer with a token for writing."""
    return Curator("binh", "reviewer")
