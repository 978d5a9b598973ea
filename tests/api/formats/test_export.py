"""Exports as NDJSON and CSV: the rows of the JSON list in its order, for every query."""

import csv
import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.api.formats import export
from relations.api.paging import pagination
from tests.api.export_world import LISTS, list_rows, read_csv, read_ndjson
from tests.contract import body_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("resource", LISTS)
def test_an_export_has_the_rows_of_the_list_in_its_order(api, published, resource):
    rows = list_rows(api, resource)

    found, last = read_ndjson(api.get(f"/api/v1/{resource}/?format=ndjson&trailer=1"))
    cells = read_csv(api.get(f"/api/v1/{resource}/?format=csv"))

    assert rows
    assert found == rows
    assert (last["complete"], last["count"], last["changed_meanwhile"]) == (True, len(rows), False)
    assert len(cells) == len(rows)
    for row, line in zip(rows, cells, strict=True):
        for name in ("id", "fact"):
            assert line.get(name) == (None if row.get(name) is None else str(row[name]))


QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "host": st.sampled_from(["VNM", "CHN", "CHN,VNM", "LAO"]),
        "country": st.sampled_from(["CHN", "VNM"]),
        "kind": st.sampled_from(["state", "state,official"]),
        "since": st.sampled_from(["2020", "2021-02", "2023-12-31"]),
        "match": st.sampled_from(["possible", "certain"]),
        "has_conflict": st.sampled_from(["true", "false"]),
        "ordering": st.sampled_from(["period", "-period", "id", "-id", "updated_at,-id"]),
        "include": st.sampled_from(["claims", "agreements", "claims,agreements"]),
        "fields": st.sampled_from(["id", "id,period,places", "claims,host,id"]),
        "omit": st.sampled_from(["evidence", "places,delegation"]),
    },
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(query=QUERIES, chunk=st.integers(1, 3))
def test_every_format_has_the_same_rows_for_every_query(api, published, query, chunk):
    original, pagination.CHUNK = pagination.CHUNK, chunk
    try:
        rows = list_rows(api, "visits", **query)
        found, _ = read_ndjson(api.get("/api/v1/visits/", {**query, "format": "ndjson", "trailer": "1"}))
        cells = read_csv(api.get("/api/v1/visits/", {**query, "format": "csv"}))
    finally:
        pagination.CHUNK = original
    assert found == rows
    assert [line["id"] for line in cells] == [row["id"] for row in rows]
    for row, line in zip(rows, cells, strict=True):
        assert set(line) == {column for column in line if column.split(".")[0] in row}
        for column, text in line.items():
            assert text == expected_cell(row, column.split(".")), column


def expected_cell(value, steps):
    """The cell that the documentation describes, computed a second time."""
    if isinstance(value, list):
        cells = [expected_cell(item, steps) for item in value]
        return "|".join(cell.replace("\\", "\\\\").replace("|", "\\|") for cell in cells)
    if steps and value is not None:
        return expected_cell(value.get(steps[0]), steps[1:])
    if value is None:
        return ""
    is_plain = isinstance(value, str)
    return value if is_plain else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_the_columns_depend_only_on_the_query(api, published):
    def head(**query):
        return body_of(api.get("/api/v1/visits/", {"format": "csv", **query})).decode().split("\r\n")[0]

    assert head(host="LAO") == head(host="VNM") == head(kind="private")
    assert "claims." not in head()
    assert "claims.printed" in head(include="claims").split(",")
    assert head(fields="id,period") == "id,period.edtf"  # no bounds of a period, which look like dates


def test_an_export_without_rows_has_a_header_and_a_trailer(api, published):
    query = {"kind": "private"}

    assert (
        read_ndjson(api.get("/api/v1/visits/", {**query, "format": "ndjson", "trailer": "1"}))[1]["count"]
        == 0
    )
    assert body_of(api.get("/api/v1/visits/", {**query, "format": "csv"})).count(b"\r\n") == 1


def test_lists_in_a_cell_keep_their_order_and_escape_separators(api, published):
    [line] = read_csv(api.get("/api/v1/leaders/?id=le-thi&format=csv"))

    assert line["aliases.text"] == "Lê \\| Thị"
    [visit] = read_csv(api.get("/api/v1/visits/?id=visit-1&format=csv"))
    assert (visit["places.id"], visit["places.kind"]) == ("da-nang|hanoi", "place|place")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-2.5", "-2.5"),
        ("-2.5+cmd", "'-2.5+cmd"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'Ndrangheta", "'Ndrangheta"),
        ("a=1", "a=1"),
        ('say "no", twice\r\nover', 'say "no", twice\r\nover'),
        (None, ""),
        (True, "true"),
        (0, "0"),
    ],
)
def test_formulas_are_escaped_reversibly(text, cell):
    line = export.csv_text.lines([["before", text, "after"]])

    assert next(csv.reader(io.StringIO(line, newline=""))) == ["before", cell, "after"]
    assert line.endswith("\r\n")
    if isinstance(text, str) and re.match(r"''*[=+\-@\t\r＝]", cell):
        assert cell[1:] == text


def test_a_formula_is_escaped_in_csv_only(api, published):
    [line] = read_csv(api.get("/api/v1/leaders/?id=le-thi&format=csv"))
    [row], _ = read_ndjson(api.get("/api/v1/leaders/?id=le-thi&format=ndjson&trailer=1"))

    assert (line["name"], row["name"]) == ("'=SUM(1|2)", "=SUM(1|2)")


@pytest.mark.parametrize("word", ["ndjson", "csv"])
def test_every_format_has_pages(api, published, word):
    page = api.get("/api/v1/visits/?limit=2")
    trailer = "&trailer=1" if word == "ndjson" else ""
    response = api.get(f"/api/v1/visits/?limit=2&format={word}{trailer}")

    rows = read_ndjson(response)[0] if word == "ndjson" else read_csv(response)
    assert [row["id"] for row in rows] == [row["id"] for row in page.json()["results"]]
    following = re.search(r'<([^>]+)>; rel="next"', response.headers["Link"])[1]
    rest = api.get(following)
    rows = read_ndjson(rest)[0] if word == "ndjson" else read_csv(rest)
    assert [row["id"] for row in rows] == [
        row["id"] for row in api.get(page.json()["next"]).json()["results"]
    ]


def test_an_export_has_the_total_count_on_request(api, published):
    response = api.get("/api/v1/visits/?format=csv&count=exact")

    assert int(response.headers["X-Total-Count"]) == len(read_csv(response)) == 4
    assert "X-Total-Count" not in api.get("/api/v1/visits/?format=csv").headers


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.1, application/json", "application/json"),
        ("text/csv, application/json;q=0.9", "text/csv"),
        ("application/json;q=0, text/csv;q=0.2", "text/csv"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
        ("", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ('text/csv; charset="UTF-8"; header=present', "text/csv"),
        ("text/csv, */*", "text/csv"),
        ("text/csv, application/json", "text/csv"),
        ("*/*, text/csv", "text/csv"),
        ("application/json;q=0, */*;q=0.1", "application/x-ndjson"),
        ("text/csv;q=0.1, text/*;q=0.9, application/json;q=0.5", "application/json"),
        ("application/json;q=0.3, application/*;q=0.9", "application/x-ndjson"),
    ],
)
def test_accept_is_negotiated_with_its_weights(api, published, accept, kind):
    response = api.get("/api/v1/visits/", headers={"accept": accept})

    assert response.headers["Content-Type"].split(";")[0] == kind
    assert "Accept" in response.headers["Vary"].split(", ")


@pytest.mark.parametrize(
    "accept",
    [
        "text/csv; header=absent",
        "application/json; charset=latin-1",
        "application/json; version=2",
        "*/*;q=0",
        "x",
    ],
)
def test_an_unsupported_accept_is_406(api, published, accept):
    assert api.get("/api/v1/visits/", headers={"accept": accept}).status_code == 406


def test_ndjson_has_rows_only_unless_the_trailer_is_requested(api, published):
    rows = body_of(api.get("/api/v1/visits/?format=ndjson&fields=id")).splitlines()

    assert [json.loads(row)["id"] for row in rows] == [row["id"] for row in list_rows(api, "visits")]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("format=csv&trailer=1", "wrong_format"),
        ("trailer=1", "wrong_format"),
        ("format=ndjson&trailer=0", "invalid_choice"),
    ],
)
def test_only_ndjson_has_a_trailer(api, published, query, code):
    response = api.get(f"/api/v1/visits/?{query}")

    assert response.status_code == 400
    assert [(each["parameter"], each["code"]) for each in response.json()["errors"]] == [("trailer", code)]
