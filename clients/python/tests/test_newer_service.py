"""A service that grew since this version: kinds, words and members that it does not know."""

import httpx
import pytest
from conftest import ADDRESS
from entente_client import Client, models


def answering(row):
    """A client of a service that has one row."""
    body = {"count": None, "next": None, "previous": None, "results": [row]}
    return Client("http://server", transport=httpx.MockTransport(lambda _: httpx.Response(200, json=body)))


def first(path):
    return httpx.get(f"{ADDRESS}/api/v1/{path}", params={"limit": 1}).json()["results"][0]


def later(found, words):
    """A row in which each of these members holds a word that came later, wherever it stands."""
    if isinstance(found, list):
        return [later(each, words) for each in found]
    if not isinstance(found, dict):
        return found
    return {
        name: "later" if name in words and isinstance(value, str) else later(value, words)
        for name, value in found.items()
    }


def read(row, path):
    """The row as the client gives it, as JSON has that."""
    return getattr(answering(row), path.rstrip("/").replace("-", "_"))().first().to_dict()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("visits/", ("kind", "status")),
        ("agreements/", ("kind", "status")),
        ("organisations/", ("kind",)),
        ("claims/", ("standing", "modality")),
        ("trade-figures/", ("operator", "rounding", "unit")),
    ],
)
def test_words_that_came_later_are_given_as_they_are(path, words):
    row = first(path)

    found = read(later(row, words), path)

    assert found == later(read(row, path), words) != read(row, path)


def test_members_that_came_later_are_kept():
    row, weather = first("visits/"), {"weather": {"rain": True}}

    assert read(row | weather, "visits/") == read(row, "visits/") | weather


def test_changes_of_a_kind_that_came_later_are_skipped():
    row = first("changes/")

    assert answering(row).changes(after=0).all() == [models.AnyChange.from_dict(row)]
    assert answering(row | {"kind": "treaty"}).changes(after=0).all() == []
    assert answering(row | {"kind": "treaty"}).changes(after=0).first() is None
