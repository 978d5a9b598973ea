"""Topics: labels and parents."""

import pytest

from tests.factories import AliasFactory, TopicFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"parent": "infrastructure"}, ["railways"]),
    ({"label": "Railways"}, ["railways"]),
    ({"alias": "rail"}, ["railways"]),
    ({"id": "infrastructure"}, ["infrastructure"]),
]


def test_filters_find_the_matching_topics(api, find_ids):
    TopicFactory(id="infrastructure")
    railways = TopicFactory(id="railways", label="Railways", parent="infrastructure")
    AliasFactory(record=railways, text="rail")

    assert [(query, find_ids("topics", **query)) for query, _ in FILTER_CASES] == FILTER_CASES
    assert api.get("/api/v1/topics/railways/").json()["parent"]["id"] == "infrastructure"
