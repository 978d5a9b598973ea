"""Whole lists as NDJSON and CSV: the rows of the JSON list, in its order, whatever is asked."""

import csv
import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations.api import export, pagination
from tests.api.export_world import LISTS, listed, ndjson, table
from tests.contract import body_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("resource", LISTS)
def test_an_export_has_the_rows_of_the_list_in_its_order(api, published, resource):
    rows = listed(api, resource)

    found, last = ndjson(api.get(f"/api/v1/{resource}/?format=ndjson"))
    cells = table(api.get(f"/api/v1/{resource}/?format=csv"))

    assert rows
    assert found == rows
    assert (last["complete"], last["count"], last["changed_meanwhile"]) == (True, len(rows), False)
    assert len(cells) == len(rows)
    for row, line in zip(rows, cells, strict=True):
        for name in ("id", "fact"):
            assert line.get(name) == (None if row.get(name) is None else str(row[name]))


QUESTIONS = st.fixed_dictionaries(
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
@given(question=QUESTIONS, chunk=st.integers(1, 3))
def test_whatever_is_asked_every_format_has_the_same_rows(api, published, question, chunk):
    whole, pagination.CHUNK = pagination.CHUNK, chunk
    try:
        rows = listed(api, "visits", **question)
        found, _ = ndjson(api.get("/api/v1/visits/", {**question, "format": "ndjson"}))
        cells = table(api.get("/api/v1/visits/", {**question, "format": "csv"}))
    finally:
        pagination.CHUNK = whole
    assert found == rows
    assert [line["id"] for line in cells] == [row["id"] for row in rows]
    for row, line in zip(rows, cells, strict=True):
        assert set(line) == {column for column in line if column.split(".")[0] in row}
        for column, text in line.items():
            assert text == expected(row, column.split(".")), column


def expected(value, steps):
    """A cell by the rule of the documentation, told once more in other words."""
    if isinstance(value, list):
        cells = [expected(item, steps) for item in value]
        return "|".join(cell.replace("\\", "\\\\").replace("|", "\\|") for cell in cells)
    if steps and value is not None:
        return expected(value.get(steps[0]), steps[1:])
    if value is None:
        return ""
    is_plain = isinstance(value, str)
    return value if is_plain else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_the_columns_hang_on_the_question_alone(api, published):
    def head(**asked):
        return body_of(api.get("/api/v1/visits/", {"format": "csv", **asked})).decode().split("\r\n")[0]

    assert head(host="LAO") == head(host="VNM") == head(kind="private")
    assert "claims." not in head()
    assert "claims.printed" in head(include="claims").split(",")
    assert head(fields="id,period") == (
        "id,period.edtf,period.starts_earliest,period.starts_latest,period.ends_earliest,period.ends_latest"
    )


def test_a_list_without_rows_is_a_head_and_a_last_line(api, published):
    asked = {"kind": "private"}

    assert ndjson(api.get("/api/v1/visits/", {**asked, "format": "ndjson"}))[1]["count"] == 0
    assert body_of(api.get("/api/v1/visits/", {**asked, "format": "csv"})).count(b"\r\n") == 1


def test_lists_in_a_cell_keep_their_order_and_escape_what_joins_them(api, published):
    [line] = table(api.get("/api/v1/leaders/?id=le-thi&format=csv"))

    assert line["aliases.text"] == "Lê \\| Thị"
    [visit] = table(api.get("/api/v1/visits/?id=visit-1&format=csv"))
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
def test_no_cell_is_a_formula_and_every_cell_can_be_read_back(text, cell):
    line = export.csv_text.lines([["before", text, "after"]])

    assert next(csv.reader(io.StringIO(line, newline=""))) == ["before", cell, "after"]
    assert line.endswith("\r\n")
    if isinstance(text, str) and re.match(r"''*[=+\-@\t\r＝]", cell):
        assert cell[1:] == text


def test_a_name_that_is_a_formula_is_text_in_a_table_and_itself_elsewhere(api, published):
    [line] = table(api.get("/api/v1/leaders/?id=le-thi&format=csv"))
    [row], _ = ndjson(api.get("/api/v1/leaders/?id=le-thi&format=ndjson"))

    assert (line["name"], row["name"]) == ("'=SUM(1|2)", "=SUM(1|2)")


@pytest.mark.parametrize("word", ["ndjson", "csv"])
def test_a_page_is_a_page_in_every_format(api, published, word):
    page = api.get("/api/v1/visits/?limit=2")
    answer = api.get(f"/api/v1/visits/?limit=2&format={word}")

    rows = ndjson(answer)[0] if word == "ndjson" else table(answer)
    assert [row["id"] for row in rows] == [row["id"] for row in page.json()["results"]]
    following = re.search(r'<([^>]+)>; rel="next"', answer.headers["Link"])[1]
    rest = api.get(following)
    rows = ndjson(rest)[0] if word == "ndjson" else table(rest)
    assert [row["id"] for row in rows] == [
        row["id"] for row in api.get(page.json()["next"]).json()["results"]
    ]


def test_the_count_of_an_export_is_said_before_it_where_asked(api, published):
    answer = api.get("/api/v1/visits/?format=csv&count=exact")

    assert int(answer.headers["X-Total-Count"]) == len(table(answer)) == 4
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
def test_accept_is_understood_with_its_weights(api, published, accept, kind):
    answer = api.get("/api/v1/visits/", headers={"accept": accept})

    assert answer.headers["Content-Type"].split(";")[0] == kind
    assert "Accept" in answer.headers["Vary"].split(", ")


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
def test_what_nobody_can_answer_is_not_answered_in_another_format(api, published, accept):
    assert api.get("/api/v1/visits/", headers={"accept": accept}).status_code == 406
