"""Errors before a stream of a whole list starts, queries while it is read, and its trailer."""

import json

import pytest

from relations.api.formats import tabular
from relations.api.paging import pagination
from tests.api.export_world import LISTS
from tests.contract import body_of
from tests.factories import ClaimFactory, CountryFactory, VisitFactory
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "arguments", [{"headers": {"accept": "application/xml"}}, {"data": {"format": "xml"}}]
)
def test_an_unknown_format_is_an_error_that_lists_the_known_ones(api, published, arguments):
    response = api.get("/api/v1/visits/", **arguments)

    assert (response.status_code, response.headers["Content-Type"]) == (406, "application/problem+json")
    assert "json, ndjson, csv" in response.json()["detail"]


@pytest.mark.parametrize("word", ["ndjson", "csv"])
def test_details_have_no_list_formats(api, published, word):
    assert api.get(f"/api/v1/visits/visit-1/?format={word}").status_code == 406


@pytest.mark.parametrize("word", ["ndjson", "csv"])
def test_an_invalid_parameter_is_an_error_before_the_stream_starts(api, word):
    response = api.get(f"/api/v1/visits/?format={word}&colour=red")

    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("word", ["ndjson", "csv"])
def test_head_has_the_headers_of_get_and_reads_no_row(api, published, word, django_assert_num_queries):
    get = api.get(f"/api/v1/visits/?format={word}")
    with django_assert_num_queries(1):
        head = api.head(f"/api/v1/visits/?format={word}")

    assert "Content-Length" not in head.headers
    for name in ("Content-Type", "Content-Disposition", "ETag", "Vary", "Last-Modified"):
        assert head.headers.get(name) == get.headers.get(name)


def test_head_has_the_total_count_on_request(api, published):
    assert api.head("/api/v1/visits/?format=csv&count=exact").headers["X-Total-Count"] == "4"


def test_rows_are_read_in_chunks(client, published, monkeypatch, django_assert_max_num_queries):
    """Before the stream starts only the first chunk is read."""
    monkeypatch.setattr(pagination, "CHUNK", 1)
    stream = iter(client.get("/api/v1/visits/?format=ndjson&trailer=1&fields=id"))

    with django_assert_max_num_queries(0):
        next(stream)
    assert len(list(stream)) == 4


def test_a_broken_stream_has_no_trailer(client, published, monkeypatch):
    monkeypatch.setattr(pagination, "CHUNK", 1)
    stream = iter(client.get("/api/v1/visits/?format=ndjson&trailer=1&fields=id"))
    lines = [next(stream)]
    monkeypatch.setattr(pagination, "position", raise_error)

    with pytest.raises(ConnectionError):
        lines.extend(stream)
    assert b"complete" not in b"".join(lines)


def raise_error(*arguments):
    raise ConnectionError("The database is unavailable.")


def test_the_trailer_says_whether_the_data_changed_meanwhile(client, monkeypatch):
    visit = VisitFactory(id="one", published=True)
    VisitFactory(id="two", host="LAO", published=True)
    monkeypatch.setattr(pagination, "CHUNK", 1)
    stream = iter(client.get("/api/v1/visits/?format=ndjson&trailer=1&ordering=id"))
    lines = [next(stream)]
    correct_record(visit, {"external_ids": ["test:1"]})
    lines += stream

    assert json.loads(lines[-1])["changed_meanwhile"] is True


def test_every_table_has_distinct_columns(api, published):
    CountryFactory(id="THA"), ClaimFactory()
    for resource in LISTS:
        head = body_of(api.get(f"/api/v1/{resource}/?format=csv")).decode().split("\r\n")[0].split(",")
        assert len(head) == len(set(head))
        assert tabular.SEPARATOR not in "".join(head)
