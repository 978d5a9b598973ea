import csv
import io
import json

import httpx
import pytest
from entente_client import Client, Incomplete


def test_a_frame_keeps_the_evidence_beside_each_value(client):
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


def test_an_export_that_breaks_off_is_no_export():
    broken = httpx.MockTransport(
        lambda request: httpx.Response(
            200, headers={"Content-Type": "application/x-ndjson"}, text='{"id": "one"}\n{"id": "two"}\n'
        )
    )
    with Client("http://broken", transport=broken) as client, pytest.raises(Incomplete, match="broke off"):
        list(client.visits().export())
