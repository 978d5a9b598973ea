"""What a stream of a whole list refuses before it starts, reads on the way, and says at its end."""

import json

import pytest

from relations.api import flat, pagination
from tests.api.export_world import LISTS
from tests.contract import body_of
from tests.factories import ClaimFactory, CountryFactory, VisitFactory
from tests.factories.record import corrected

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", [{"headers": {"accept": "application/xml"}}, {"data": {"format": "xml"}}])
def test_a_format_that_is_not_there_is_refused_with_those_that_are(api, published, asked):
    answer = api.get("/api/v1/visits/", **asked)

    assert (answer.status_code, answer.headers["Content-Type"]) == (406, "application/problem+json")
    assert "json, ndjson, csv" in answer.json()["detail"]


@pytest.mark.parametrize("word", ["ndjson", "csv"])
def test_a_detail_is_no_list(api, published, word):
    assert api.get(f"/api/v1/visits/visit-1/?format={word}").status_code == 406


@pytest.mark.parametrize("word", ["ndjson", "csv"])
def test_what_cannot_be_asked_is_a_problem_before_anything_is_streamed(api, word):
    answer = api.get(f"/api/v1/visits/?format={word}&colour=red")

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("word", ["ndjson", "csv"])
def test_head_says_what_get_would_and_reads_no_row(api, published, word, django_assert_num_queries):
    get = api.get(f"/api/v1/visits/?format={word}")
    with django_assert_num_queries(1):
        head = api.head(f"/api/v1/visits/?format={word}")

    assert "Content-Length" not in head.headers
    for name in ("Content-Type", "Content-Disposition", "ETag", "Vary", "Last-Modified"):
        assert head.headers.get(name) == get.headers.get(name)


def test_head_tells_how_many_rows_there_are_where_asked(api, published):
    assert api.head("/api/v1/visits/?format=csv&count=exact").headers["X-Total-Count"] == "4"


def test_rows_are_read_some_at_a_time(client, published, monkeypatch, django_assert_max_num_queries):
    """Before the stream starts only the first chunk is read."""
    monkeypatch.setattr(pagination, "CHUNK", 1)
    stream = iter(client.get("/api/v1/visits/?format=ndjson&fields=id"))

    with django_assert_max_num_queries(0):
        next(stream)
    assert len(list(stream)) == 4


def test_a_stream_that_breaks_has_no_last_line(client, published, monkeypatch):
    monkeypatch.setattr(pagination, "CHUNK", 1)
    stream = iter(client.get("/api/v1/visits/?format=ndjson&fields=id"))
    read = [next(stream)]
    monkeypatch.setattr(pagination, "position", broken)

    with pytest.raises(ConnectionError):
        read.extend(stream)
    assert b"complete" not in b"".join(read)


def broken(*asked):
    raise ConnectionError("The database went away.")


def test_the_last_line_says_if_the_data_changed_meanwhile(client, monkeypatch):
    visit = VisitFactory(id="one", published=True)
    VisitFactory(id="two", host="LAO", published=True)
    monkeypatch.setattr(pagination, "CHUNK", 1)
    stream = iter(client.get("/api/v1/visits/?format=ndjson&ordering=id"))
    read = [next(stream)]
    corrected(visit, {"external_ids": ["test:1"]})
    read += stream

    assert json.loads(read[-1])["changed_meanwhile"] is True


def test_every_list_has_columns_and_none_of_them_twice(api, published):
    CountryFactory(id="THA"), ClaimFactory()
    for resource in LISTS:
        head = body_of(api.get(f"/api/v1/{resource}/?format=csv")).decode().split("\r\n")[0].split(",")
        assert len(head) == len(set(head))
        assert flat.SEPARATOR not in "".join(head)
