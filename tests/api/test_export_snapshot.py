"""A list that is streamed while others write: all rows are of one state."""

import json
import threading

import pytest
from django.db import connection, connections

from relations.api.paging import pagination
from relations.models import Visit
from relations.queries.paging.snapshot import snapshot
from tests.factories import VisitFactory
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def visits(monkeypatch):
    """Two published visits, of which an export reads one at a time."""
    monkeypatch.setattr(pagination, "CHUNK", 1)
    return [VisitFactory(id=key, host=host, published=True) for key, host in (("one", "VNM"), ("two", "LAO"))]


def run_in_thread(action):
    """Run an action in a thread, over a database connection of its own."""

    def run():
        try:
            action()
        finally:
            connections.close_all()

    other = threading.Thread(target=run)
    other.start()
    other.join(60)


def test_changes_during_the_export_are_in_no_row(client, visits):
    response = client.get("/api/v1/visits/?format=ndjson&trailer=1&ordering=id")
    lines, stream = [], iter(response)
    lines.append(next(stream))
    run_in_thread(lambda: correct_record(visits[1], {"external_ids": ["test:1"]}))
    lines += stream

    *rows, last = [json.loads(line) for line in b"".join(lines).splitlines()]
    assert [(row["id"], row["external_ids"]) for row in rows] == [("one", []), ("two", [])]
    assert (last["count"], last["changed_meanwhile"]) == (2, True)
    assert f'"{last["revision"]}-' in response.headers["ETag"]
    later = client.get("/api/v1/visits/?format=ndjson&trailer=1&ordering=id").getvalue().splitlines()
    assert json.loads(later[1])["external_ids"] == ["test:1"]


def test_a_disconnected_client_leaves_no_transaction(client, visits):
    response = client.get("/api/v1/visits/?format=ndjson&trailer=1&ordering=id")
    next(iter(response))
    assert connection.in_atomic_block

    response.close()

    assert not connection.in_atomic_block
    correct_record(visits[0], {"external_ids": ["test:1"]})  # this connection writes again


def test_a_client_that_disconnects_before_the_first_line_leaves_no_transaction(client, visits):
    response = client.get("/api/v1/visits/?format=csv")
    assert connection.in_atomic_block

    response.close()

    assert not connection.in_atomic_block


def test_a_failed_precondition_leaves_no_transaction(client, visits):
    response = client.get("/api/v1/visits/?format=ndjson", headers={"if-match": '"another"'})

    assert response.status_code == 412
    assert not connection.in_atomic_block


def test_a_nested_snapshot_is_the_outer_one(visits):
    with snapshot(), snapshot():
        before = Visit.objects.count()
        run_in_thread(lambda: VisitFactory(id="three", guest="country/LAO"))
        assert Visit.objects.count() == before
    assert Visit.objects.count() == before + 1
