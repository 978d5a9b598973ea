"""The world made by chance, as a reader finds it without a filter."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase

from relations.api.urls import RESOURCES
from tests.api import random_world
from tests.api.oracle import NOUNS
from tests.contract import ContractClient

SEEDS = [7, 11]
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
# A question is told in full where it fails; to look for a smaller one would take minutes.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


class World(dict):
    """The rows of every list, by resource. Short in reports, which tell the question instead."""

    def __repr__(self):
        return "World"


@pytest.fixture(scope="module", params=SEEDS)
def world(request, django_db_setup, django_db_blocker):
    """The rows of every list, with their claims, as a reader finds them without a filter."""
    with django_db_blocker.unblock(), transaction.atomic():
        documents, reader = random_world.make(request.param), ContractClient()
        rows = World({resource: everything(reader, resource) for resource in RESOURCES})
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


def everything(reader, resource):
    """All rows of a list, in its own order."""
    more = {"include": "claims"} if "claims" in RESOURCES[resource].includes else {}
    answer = reader.get(f"/api/v1/{resource}/", {"limit": 500, **more}).json()
    assert answer["next"] is None
    return answer["results"]


def identity(row):
    """What tells a row of a list from all others."""
    return row["id"]
