"""Queries of the history."""

import pytest

from relations.actions.changes.correction import correct
from relations.actions.changes.creation import create
from relations.actions.changes.publication import publish, retract
from relations.models import Leader
from relations.queries.history.revisions import (
    current_documents,
    document_after,
    latest,
    latest_digests,
    revisions,
    writers,
)
from tests.actions.world import AT, make_world, stored

pytestmark = pytest.mark.django_db
CITED = {"name": [{"at": "alpha#1", "printed": "Li", "value": "Li"}]}


@pytest.fixture
def leader(db):
    """A published leader with a history of three revisions."""
    make_world()
    create("leader", {"id": "li", "name": "Li", "claims": CITED}, by="anna", at=AT)
    record = Leader.objects.get(slug="li")
    correct(record, {"given_name": "Qiang"}, by="binh", at=AT, reason="Known.")
    publish(record, by="chi", at=AT)
    return record


def test_revisions_of_a_record_are_numbered_and_listed_oldest_first(leader):
    steps = [(each.number, each.action, each.by, each.publication) for each in revisions("leader", "li")]

    assert steps == [
        (1, "create", "anna", "draft"),
        (2, "correct", "binh", "draft"),
        (3, "publish", "chi", "published"),
    ]
    assert latest("leader", "li").number == 3
    assert latest("leader", "nobody") is None


def test_each_revision_keeps_the_whole_document(leader):
    first, second, _ = (document_after(each).data for each in revisions("leader", "li"))

    assert "given_name" not in first
    assert second == first | {"given_name": "Qiang"}


def test_writers_are_those_since_the_last_publication(leader):
    assert writers("leader", "li") == set()

    correct(leader, {"given_name": None}, by="dung", at=AT, reason="Unsure.")
    assert writers("leader", "li") == set()

    create("leader", {"id": "new", "name": "New"}, by="anna", at=AT)
    correct(Leader.objects.get(slug="new"), {"name": "Newer"}, by="binh", at=AT, reason="Known.")
    assert writers("leader", "new") == {"anna", "binh"}


def test_current_documents_equal_the_stored_records(leader):
    assert {each.record_key: each.data for each in current_documents()} == {
        key: document.data for key, document in stored().items()
    }
    assert latest_digests("leader")["li"] == stored()["leader/li"].digest()


def test_a_retracted_record_keeps_its_last_document(leader):
    retract(leader, by="chi", at=AT, reason="It was another man.")

    assert latest("leader", "li").publication == "retracted"
    assert document_after(latest("leader", "li")).data["claims"]["name"][0]["printed"] == "Li"
