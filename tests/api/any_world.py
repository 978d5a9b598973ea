"""Random test data, read from the API without a filter."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase

from relations.api.urls import RESOURCES
from tests.api import random_world
from tests.api.oracle import NOUNS
from tests.contract import ContractClient

SEEDS = [7, 11]
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
# No phase for shrinking: a failing request is printed in full, and to look for a smaller one takes minutes.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


class World(dict):
    """The rows of every list, by resource; its short repr keeps failure reports readable."""

    def __repr__(self):
        return "World"


@pytest.fixture(scope="module", params=SEEDS)
def world(request, django_db_setup, django_db_blocker):
    """The rows of every list with their claims, read without a filter."""
    with django_db_blocker.unblock(), transaction.atomic():
        documents, reader = random_world.import_random_records(request.param), ContractClient()
        rows = World({resource: all_rows(reader, resource) for resource in RESOURCES})
        published = {
            resource: {each["id"] for each in documents[noun] if each.get("publication") != "draft"}
            for resource, noun in NOUNS.items()
        }
        assert {resource: {row["id"] for row in rows[resource]} for resource in NOUNS} == published
        names = {each["id"]: each["name"] for each in documents["country"]}
        for row in rows["countries"]:
            row["iso_name"] = names[row["id"]]
        yield rows
        transaction.set_rollback(True)


def all_rows(reader, resource):
    """All rows of a list, in its own order."""
    more = {"include": "claims"} if "claims" in RESOURCES[resource].includes else {}
    response = reader.get(f"/api/v1/{resource}/", {"limit": 500, **more}).json()
    assert response["next"] is None
    return response["results"]


def identity(row):
    """The value that identifies a row of a list."""
    return row["id"]
