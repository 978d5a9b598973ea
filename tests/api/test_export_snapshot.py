"""A list that is streamed while others write: its rows are of one state."""

import json
import threading

import pytest
from django.db import connection, connections

from relations.api import pagination
from relations.models import Visit
from relations.queries.snapshot import snapshot
from tests.factories import VisitFactory
from tests.factories.record import corrected

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def visits(monkeypatch):
    """Two published visits, of which an export reads one at a time."""
    monkeypatch.setattr(pagination, "CHUNK", 1)
    return [VisitFactory(id=key, host=host, published=True) for key, host in (("one", "VNM"), ("two", "LAO"))]


def elsewhere(deed):
    """Do something as another process would: over a connection of its own."""

    def done():
        try:
            deed()
        finally:
            connections.close_all()

    other = threading.Thread(target=done)
    other.start()
    other.join(60)


def test_what_changes_meanwhile_is_in_no_row(client, visits):
    answer = client.get("/api/v1/visits/?format=ndjson&ordering=id")
    read, stream = [], iter(answer)
    read.append(next(stream))
    elsewhere(lambda: corrected(visits[1], {"external_ids": ["test:1"]}))
    read += stream

    *rows, last = [json.loads(line) for line in b"".join(read).splitlines()]
    assert [(row["id"], row["external_ids"]) for row in rows] == [("one", []), ("two", [])]
    assert (last["count"], last["changed_meanwhile"]) == (2, True)
    assert f'"{last["revision"]}-' in answer.headers["ETag"]
    later = client.get("/api/v1/visits/?format=ndjson&ordering=id").getvalue().splitlines()
    assert json.loads(later[1])["external_ids"] == ["test:1"]


def test_a_reader_who_goes_away_leaves_no_transaction(client, visits):
    answer = client.get("/api/v1/visits/?format=ndjson&ordering=id")
    next(iter(answer))
    assert connection.in_atomic_block

    answer.close()

    assert not connection.in_atomic_block
    corrected(visits[0], {"external_ids": ["test:1"]})  # this connection writes again


def test_a_reader_who_goes_away_before_the_first_line_leaves_no_transaction(client, visits):
    answer = client.get("/api/v1/visits/?format=csv")
    assert connection.in_atomic_block

    answer.close()

    assert not connection.in_atomic_block


def test_an_answer_that_nobody_reads_leaves_no_transaction(client, visits):
    answer = client.get("/api/v1/visits/?format=ndjson", headers={"if-match": '"another"'})

    assert answer.status_code == 412
    assert not connection.in_atomic_block


def test_one_snapshot_within_another_is_that_one(visits):
    with snapshot(), snapshot():
        before = Visit.objects.count()
        elsewhere(lambda: VisitFactory(id="three", guest="country/LAO"))
        assert Visit.objects.count() == before
    assert Visit.objects.count() == before + 1
