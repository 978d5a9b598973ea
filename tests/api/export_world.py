"""A few published records for the tests of exports, and functions that read each format."""

import csv
import io
import json

import pytest
from django.db import transaction

from tests.contract import body_of
from tests.factories import AliasFactory, LeaderFactory, TradeFigureFactory, VisitFactory

VISITS = [
    ("CHN", "VNM", "state"),
    ("VNM", "CHN", "official"),
    ("CHN", "LAO", None),
    ("VNM", "CHN", "state"),
]
LISTS = ["visits", "leaders", "claims", "conflicts", "trade-figures", "countries", "sources", "changes"]


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    """Some visits, leaders and figures, with the records they refer to and a conflict."""
    with django_db_blocker.unblock(), transaction.atomic():
        for number, (guest, host, kind) in enumerate(VISITS):
            VisitFactory(
                id=f"visit-{number}",
                guest=f"country/{guest}",
                host=host,
                kind=kind,
                period=None if number == 2 else f"202{number}-0{number + 1}",
                published=True,
                contrary={"period": "1999"} if number == 3 else None,
                places=["hanoi", "da-nang"] if number else None,
            )
        VisitFactory(id="visit-draft")
        TradeFigureFactory.create_batch(2, published=True)
        leader = LeaderFactory(id="le-thi", name="=SUM(1|2)", published=True)
        AliasFactory(record=leader, text="Lê | Thị", language="vi")
        yield
        transaction.set_rollback(True)


def read_ndjson(response):
    """The rows and the trailer of an NDJSON response."""
    assert response.headers["Content-Type"] == "application/x-ndjson; charset=utf-8"
    *rows, last = [json.loads(line) for line in body_of(response).splitlines()]
    return rows, last


def read_csv(response):
    """The rows of a CSV response, as cells by column name."""
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    text = body_of(response).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def list_rows(api, resource, **query):
    """All rows of a JSON list, read page by page."""
    rows, url = [], f"/api/v1/{resource}/"
    while url:
        page = api.get(url, {**query, "limit": 2} if not rows else None).json()
        rows, url = rows + page["results"], page["next"]
    return rows
