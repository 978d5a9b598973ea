"""Fixtures for all tests, and the selection of the tests that this machine can run.

A test that needs something outside the repository carries its marker (tests/components.py). Where it is
missing the test is not collected. With `--require articles,postgres,…` the run fails instead.
"""

import os
import tempfile
import uuid
from collections import defaultdict
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test.utils import setup_databases, teardown_databases

from relations.api.http.reuse import RECENT
from tests import curated as curated_data
from tests import databases
from tests.components import COMPONENTS, check_required_components, missing
from tests.contract import ContractClient
from tests.flushing import let_flush_pass
from tests.served import served
from tests.writable import token as new_token

# Timings are for benchmarks. Under CI=true hypothesis also repeats the same examples in every run.
hypothesis.settings.register_profile("entente", deadline=None)
hypothesis.settings.load_profile("entente")


def pytest_addoption(parser):
    parser.addoption("--nightly", action="store_true", help="also run the long tests: make nightly")
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out tests that use neither the database nor the cache",
    )
    parser.addoption("--require", default="", help=f"fail if one of these is missing: {','.join(COMPONENTS)}")
    parser.addoption(
        "--examples", type=int, default=1, help="how many requests are generated for each operation"
    )
    parser.addoption("--operations", default="", help="only operations whose names contain this")
    parser.addoption(
        "--screenshots", action="store_true", help="take the screenshots of docs/curation.md again"
    )
    parser.addoption(
        "--phases", default="examples,fuzzing,stateful", help="the phases that schemathesis runs"
    )
    parser.addoption(
        "--seed", default=1, type=int, help="the seed of generated requests: each seed generates others"
    )


def pytest_configure(config):
    check_required_components(config.getoption("require"))
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
    absent = set(missing()) | (set() if config.getoption("nightly") else {"nightly"})
    left_out = [item for item in items if absent & {marker.name for marker in item.iter_markers()}]
    if config.getoption("only_database"):
        left_out += [item for item in items if item not in left_out and not uses_services(item)]
    if not config.getoption("nightly"):
        left_out += outside_samples([item for item in items if item not in set(left_out)])
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def outside_samples(items):
    """The tests of functions marked sample(n) beyond n, which are spread evenly over the parameter sets."""
    groups = defaultdict(list)
    for item in items:
        if item.get_closest_marker("sample"):
            groups[item.nodeid.partition("[")[0]].append(item)
    return [item for group in groups.values() for item in group if item not in spread(group)]


def spread(group):
    """The sample of one test function."""
    count = group[0].get_closest_marker("sample").args[0]
    return {group[place * len(group) // count] for place in range(min(count, len(group)))}


def uses_services(item):
    """Whether a test reaches the database or the cache; without them PostgreSQL and Redis change nothing."""
    fixtures = {"db", "transactional_db", "live_server", "django_db_setup"} & set(item.fixturenames)
    return fixtures or any(item.get_closest_marker(name) for name in ("django_db", "postgres", "redis"))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """The test database of this process: a copy of the kept database with the tables, deleted at the end."""
    with django_db_blocker.unblock():
        databases.copy(databases.TABLES, str(connection.creation._get_test_db_name()))
        configured = setup_databases(verbosity=0, interactive=False, keepdb=True)
        let_flush_pass(connection)
    yield
    with django_db_blocker.unblock():
        teardown_databases(configured, verbosity=0)


@pytest.fixture(autouse=True)
def _fresh_cache(settings):
    """Give each test a cache of its own: on Redis, other tests and servers use the same database."""
    prefix = {"KEY_PREFIX": uuid.uuid4().hex}
    settings.CACHES = {name: {**cache, **prefix} for name, cache in settings.CACHES.items()}


@pytest.fixture(autouse=True)
def _no_reuse(settings):
    """Make each response anew: tests change rows in ways that leave no revision, and roll back."""
    settings.RESPONSE_CACHE_BYTES = 0


@pytest.fixture
def reusing(settings):
    """Send responses again, as the running service does."""
    settings.RESPONSE_CACHE_BYTES = 1_000_000
    RECENT.clear()
    yield RECENT
    RECENT.clear()


@pytest.fixture
def api() -> ContractClient:
    """An anonymous client of the API that fails on responses that the OpenAPI documents do not allow."""
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
    """The URL of the running product with the curated data, for tests that send it requests over HTTP."""
    with django_db_blocker.unblock(), served(tmp_path_factory.mktemp("served")) as url:
        yield url


@pytest.fixture(scope="session")
def writable(tmp_path_factory, django_db_setup, django_db_blocker):
    """The URL of a second running product, in which clients may write as Anna and Binh."""
    folder = tmp_path_factory.mktemp("writable")
    with django_db_blocker.unblock(), served(folder, databases.ACCOUNTS) as url:
        yield url


@pytest.fixture(scope="session")
def tokens(writable):
    """The tokens of Anna and of Binh."""
    return [new_token(writable, name) for name in (databases.ANNA, databases.BINH)]


@pytest.fixture(scope="module")
def curated(django_db_setup, django_db_blocker):
    """The countries and the curated fixtures, for a module whose tests only read them."""
    with django_db_blocker.unblock(), transaction.atomic():
        curated_data.load()
        yield
        transaction.set_rollback(True)
