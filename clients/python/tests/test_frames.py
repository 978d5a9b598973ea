import csv
import io
import json

import httpx
import pytest
from entente_client import Client, Incomplete


def test_a_frame_has_columns_for_the_evidence(client):
    frame = client.visits().to_dataframe().set_index("id")

    row = frame.loc["xi-jinping-vietnam-2023-12"]
    visit = client.visits.get("xi-jinping-vietnam-2023-12")
    assert row["period.edtf"] == visit.period.edtf
    assert row["evidence.independent_sources"] == visit.evidence.independent_sources
    assert row["evidence.conflicts"] == visit.evidence.conflicts
    assert row["evidence.facts.period.basis"] == visit.evidence.facts["period"].basis


def test_amounts_of_a_frame_are_exact(client):
    frame = client.trade_figures().to_dataframe()

    assert list(frame["quantity.amount"]) == [each.quantity.amount for each in client.trade_figures()]


def test_an_export_is_the_list(client):
    rows = [json.loads(line) for line in client.statements(limit=3).export()]

    assert rows == list(client.statements().select())


def test_an_export_as_csv_has_the_same_rows(client):
    text = b"".join(client.statements().export("csv")).decode()

    assert [row["id"] for row in csv.DictReader(io.StringIO(text))] == [
        each.id for each in client.statements()
    ]


def test_an_export_that_ends_early_raises():
    broken = httpx.MockTransport(
        lambda request: httpx.Response(
            200, headers={"Content-Type": "application/x-ndjson"}, text='{"id": "one"}\n{"id": "two"}\n'
        )
    )
    with Client("http://broken", transport=broken) as client, pytest.raises(Incomplete, match="ended early"):
        list(client.visits().export())


def test_an_object_that_is_null_in_some_rows_has_only_nested_columns(client):
    columns = set(client.trade_figures().to_dataframe().columns)

    assert {each.period is None for each in client.trade_figures()} == {True, False}
    assert {"period.edtf", "reporter.code"} <= columns
    assert {"period", "reporter", "quantity"}.isdisjoint(columns)


def test_a_frame_without_rows_has_columns(client):
    frame = client.visits(since="2999").to_dataframe()

    assert len(frame["id"]) == 0
    assert {"host", "period", "evidence"} <= set(frame.columns)


def test_an_unknown_format_names_the_known_ones(client):
    with pytest.raises(ValueError, match=r"'xlsx' is not a format of exports\. Choose one of ndjson, csv"):
        next(client.visits().export("xlsx"))
