"""A newer service, with kinds, choices and fields that this version does not know."""

import httpx
import pytest
from conftest import ADDRESS
from entente_client import Client, models


def client_with(row):
    """A client of a service that has one row."""
    body = {"count": None, "next": None, "previous": None, "results": [row]}
    return Client("http://server", transport=httpx.MockTransport(lambda _: httpx.Response(200, json=body)))


def first(path):
    return httpx.get(f"{ADDRESS}/api/v1/{path}", params={"limit": 1}).json()["results"][0]


def later(found, fields):
    """A copy of a row in which these fields have an unknown choice, at any depth."""
    if isinstance(found, list):
        return [later(each, fields) for each in found]
    if not isinstance(found, dict):
        return found
    return {
        name: "later" if name in fields and isinstance(value, str) else later(value, fields)
        for name, value in found.items()
    }


def read(row, path):
    """The JSON object of the row that the client returns."""
    return getattr(client_with(row), path.rstrip("/").replace("-", "_"))().first().to_dict()


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("visits/", ("kind", "status")),
        ("agreements/", ("kind", "status")),
        ("organisations/", ("kind",)),
        ("claims/", ("standing", "modality")),
        ("trade-figures/", ("operator", "rounding", "unit")),
    ],
)
def test_unknown_choices_are_returned_unchanged(path, fields):
    row = first(path)

    found = read(later(row, fields), path)

    assert found == later(read(row, path), fields) != read(row, path)


def test_unknown_fields_are_kept():
    row, weather = first("visits/"), {"weather": {"rain": True}}

    assert read(row | weather, "visits/") == read(row, "visits/") | weather


def test_changes_of_an_unknown_kind_are_skipped():
    row = first("changes/")

    assert client_with(row).changes(after=0).all() == [models.AnyChange.from_dict(row)]
    assert client_with(row | {"kind": "treaty"}).changes(after=0).all() == []
    assert client_with(row | {"kind": "treaty"}).changes(after=0).first() is None
