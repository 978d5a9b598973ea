"""Fixtures: the installed package and the running product, which tests/clients/test_python.py starts."""

import os
from pathlib import Path

import pytest
import yaml
from entente_client import Client

ADDRESS = os.environ["ENTENTE_ADDRESS"]
TOKEN = os.environ["ENTENTE_TOKEN"]
REVIEWER = os.environ["ENTENTE_REVIEWER"]
SCHEMAS = os.environ["ENTENTE_SCHEMAS"].split(os.pathsep)


@pytest.fixture(scope="session")
def schemas():
    """The OpenAPI documents of readers and of curators."""
    return [yaml.load(Path(each).read_text(encoding="utf-8"), yaml.CSafeLoader) for each in SCHEMAS]


@pytest.fixture
def client():
    """A reader without an account."""
    with Client(ADDRESS) as found:
        yield found


@pytest.fixture
def anna():
    """An account that writes."""
    with Client(ADDRESS, TOKEN) as found:
        yield found


@pytest.fixture
def binh():
    """An account that approves what Anna proposes."""
    with Client(ADDRESS, REVIEWER) as found:
        yield found
