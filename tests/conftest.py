"""Fixtures of every test, and the choice of those that this machine can run.

A test that needs something outside the repository carries its marker (tests/components.py). Where it is
missing the test is not collected, unless `--require articles,postgres,…` says that this run must have it.
Then the run fails.
"""

import os
import tempfile
import uuid
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction

from tests import curated as curated_data
from tests import writable as products
from tests.components import COMPONENTS, missing, refuse_missing
from tests.contract import ContractClient
from tests.flushing import let_flush_pass
from tests.served import served

# Timings are for benchmarks. Under CI=true hypothesis also repeats the same examples in every run.
hypothesis.settings.register_profile("entente", deadline=None)
hypothesis.settings.load_profile("entente")


def pytest_addoption(parser):
    parser.addoption("--require", default="", help=f"fail if one of these is missing: {','.join(COMPONENTS)}")
    parser.addoption(
        "--examples", type=int, default=50, help="how many questions of an operation are made up"
    )
    parser.addoption("--operations", default="", help="which operations: those whose names this is found in")
    parser.addoption("--screenshots", action="store_true", help="make the pictures of docs/curation.md again")
    parser.addoption("--phases", default="examples,fuzzing,stateful", help="what schemathesis goes through")
    parser.addoption(
        "--seed", default=1, type=int, help="which questions it makes up: each seed makes others"
    )


def pytest_configure(config):
    refuse_missing(config.getoption("require"))
    # A slow hash protects real passwords; here it would only slow every login.
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if connection.vendor == "sqlite":
        # A file, as in real life: in memory, the threads of a live server would all share one connection.
        folder = tempfile.TemporaryDirectory(prefix="entente-")
        config.add_cleanup(folder.cleanup)
        connection.settings_dict["TEST"]["NAME"] = str(Path(folder.name) / "test.sqlite3")


def pytest_report_header():
    return [f"not run here: {name} ({cure})" for name, cure in missing().items()]


def pytest_collection_modifyitems(config, items):
    absent = set(missing())
    left_out = [item for item in items if absent & {marker.name for marker in item.iter_markers()}]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        let_flush_pass(connection)


@pytest.fixture(autouse=True)
def _fresh_cache(settings):
    """Give each test a cache of its own: on Redis, other tests and servers use the same database."""
    prefix = {"KEY_PREFIX": uuid.uuid4().hex}
    settings.CACHES = {name: {**cache, **prefix} for name, cache in settings.CACHES.items()}


@pytest.fixture
def api() -> ContractClient:
    """An anonymous reader of the API, who refuses answers that openapi.yaml does not allow."""
    return ContractClient()


@pytest.fixture(scope="session")
def articles_dir() -> Path:
    """The folder of the source texts, for tests marked `articles`."""
    return Path(os.environ["ARTICLES_DIR"])


@pytest.fixture(scope="session")
def real_data_dir() -> Path:
    """The folder of the public data sets, for tests marked `real_data`."""
    return Path(os.environ["REAL_DATA_DIR"])


@pytest.fixture(scope="session")
def product(tmp_path_factory, django_db_setup, django_db_blocker) -> str:
    """The address of the running product with the curated data, for tests that ask it over HTTP."""
    with django_db_blocker.unblock(), served(tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def writable(tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of a running product of its own, in which clients may write as Anna and Binh."""
    with django_db_blocker.unblock(), products.writable(tmp_path_factory.mktemp("writable")) as address:
        yield address


@pytest.fixture(scope="session")
def tokens(writable):
    """The tokens of Anna and of Binh."""
    return [products.token(writable, name) for name in (products.ANNA, products.BINH)]


@pytest.fixture(scope="module")
def curated(django_db_setup, django_db_blocker):
    """The countries and the curated fixtures, for a module whose tests only read them."""
    with django_db_blocker.unblock(), transaction.atomic():
        curated_data.load()
        yield
        transaction.set_rollback(True)
