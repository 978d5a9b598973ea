"""Asking the running product, and looking up what its answers rest on."""

import json
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.answers.answer import SOURCES


@pytest.fixture
def ask(live_api):
    """Asks a list and gives its results."""

    def results(resource, **parameters):
        return live_api(f"/api/v1/{resource}/", parameters)["results"]

    return results


@pytest.fixture
def live_api(product):
    """Asks an address and gives the answer's body."""

    def body(address, parameters=None):
        with urlopen(f"{product}{address}?{urlencode(parameters or {})}") as answer:  # noqa: S310 (our own)
            return json.load(answer)

    return body


@pytest.fixture
def rests_on(ask):
    """Asserts that the live claims on some facts of a record stand at all of the given paragraphs."""

    def check(kind, record, facts, *paragraphs):
        claims = ask(
            "claims", record=f"{kind}/{record['id']}", fact=",".join(facts), deprecated="false", limit=500
        )
        found = {
            (claim["source"]["id"], claim["paragraph"]["number"]) for claim in claims if claim["paragraph"]
        }
        wanted = {(SOURCES[each[:3]], int(each[4:])) for each in paragraphs}
        assert wanted <= found, wanted - found
        return claims

    return check
