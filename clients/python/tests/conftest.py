"""The package as it is installed, against the running product (tests/clients/test_python.py starts both)."""

import os
from pathlib import Path

import pytest
import yaml
from entente_client import Client

ADDRESS = os.environ["ENTENTE_ADDRESS"]
TOKEN = os.environ["ENTENTE_TOKEN"]
REVIEWER = os.environ["ENTENTE_REVIEWER"]
SCHEMA = Path(os.environ["ENTENTE_SCHEMA"])


@pytest.fixture(scope="session")
def schema():
    """openapi.yaml."""
    return yaml.load(SCHEMA.read_text(encoding="utf-8"), yaml.CSafeLoader)


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
