"""Requests to the running product, and checks of the claims behind its responses."""

import json
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.answers.results import SOURCES


@pytest.fixture
def list_results(live_api):
    """Requests a list. Returns its results."""

    def get(resource, **parameters):
        return live_api(f"/api/v1/{resource}/", parameters)["results"]

    return get


@pytest.fixture
def live_api(product):
    """Requests a path. Returns the JSON of the response."""

    def get(path, parameters=None):
        with urlopen(f"{product}{path}?{urlencode(parameters or {})}") as response:  # noqa: S310 (our own)
            return json.load(response)

    return get


@pytest.fixture
def check_claims(list_results):
    """Checks that a record has live claims on some facts at all given paragraphs. Returns the claims."""

    def check(kind, record, facts, *paragraphs):
        claims = list_results(
            "claims", record=f"{kind}/{record['id']}", fact=",".join(facts), deprecated="false", limit=500
        )
        found = {
            (claim["source"]["id"], claim["paragraph"]["number"]) for claim in claims if claim["paragraph"]
        }
        expected = {(SOURCES[each[:3]], int(each[4:])) for each in paragraphs}
        assert expected <= found, expected - found
        return claims

    return check
