"""Topics: labels and parents."""

import pytest

from tests.factories import AliasFactory, TopicFactory

pytestmark = pytest.mark.django_db

ASKED = [
    ({"parent": "infrastructure"}, ["railways"]),
    ({"label": "Railways"}, ["railways"]),
    ({"alias": "rail"}, ["railways"]),
    ({"id": "infrastructure"}, ["infrastructure"]),
]


def test_topics_are_found_by_what_is_known_of_them(api, found):
    TopicFactory(id="infrastructure")
    railways = TopicFactory(id="railways", label="Railways", parent="infrastructure")
    AliasFactory(record=railways, text="rail")

    assert [(asked, found("topics", **asked)) for asked, _ in ASKED] == ASKED
    assert api.get("/api/v1/topics/railways/").json()["parent"]["id"] == "infrastructure"
