"""The running product while its PostgreSQL database is unavailable, and afterwards."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from relations.api.problems.problem import SECONDS_TO_WAIT
from tests.contract import validator
from tests.databases import TABLES
from tests.served import database, running

pytestmark = pytest.mark.postgres

WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
SECONDS = 30
LIMITS = count(1)
PATHS = ["/api/v1/visits/", "/api/v1/claims/", "/api/v1/search/?q=xi", "/api/v1/changes/", "/readyz"]


@pytest.fixture(scope="module")
def product(tmp_path_factory, django_db_setup, django_db_blocker):
    """A product with an empty database of its own: its URL and the DATABASE_URL."""
    with (
        django_db_blocker.unblock(),
        database(tmp_path_factory.mktemp("lost"), TABLES) as database_url,
        running(f"{database_url}?connect_timeout=1") as url,
    ):
        yield url, database_url


def get_all(url, paths):
    """Status, headers and body of each path, requested at the same time; error responses included."""
    with ThreadPoolExecutor(len(paths)) as pool:
        return dict(zip(paths, pool.map(get_response, [f"{url}{path}" for path in paths]), strict=True))


def get_response(url):
    """Status, headers and body of a response; also of an error."""
    try:
        with urlopen(url) as found:  # noqa: S310 (our own)
            return found.status, found.headers, json.loads(found.read())
    except HTTPError as error:
        with error:
            return error.code, error.headers, json.loads(error.read())


def execute_sql(sql):
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


def close_connections(name):
    """Terminate the connections to a database and wait until they are closed."""
    execute_sql(f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'")


def database_name(database_url):
    return database_url.rpartition("/")[2]


def fill_the_pool(url, database_url):
    """Let requests wait for a locked table until every thread has a connection of its own."""
    with ThreadPoolExecutor(settings.THREADS) as readers, psycopg.connect(database_url) as holding:
        holding.execute("LOCK TABLE relations_visit IN ACCESS EXCLUSIVE MODE")
        # Each a new response: of the same one, the others would wait for the first, and later get it again.
        urls = [f"{url}{PATHS[0]}?limit={next(LIMITS)}" for _ in range(settings.THREADS)]
        waiting = [readers.submit(get_response, each) for each in urls]
        deadline = time.monotonic() + SECONDS
        with psycopg.connect(database_url, autocommit=True) as observer:
            while observer.execute(WAITING).fetchone()[0] < settings.THREADS:
                assert time.monotonic() < deadline, "Not every thread has a connection."
                time.sleep(0.01)
        holding.rollback()
        assert {each.result()[0] for each in waiting} == {200}


def test_responses_are_503_with_retry_after_until_the_database_is_back(product):
    url, database_url = product
    name = database_name(database_url)
    assert {status for status, _, _ in get_all(url, PATHS).values()} == {200}

    execute_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    close_connections(name)
    for path, (status, headers, body) in get_all(url, PATHS).items():
        assert (path, status, headers["Content-Type"]) == (path, 503, "application/problem+json")
        assert (headers["Retry-After"], body["code"]) == (SECONDS_TO_WAIT, "unavailable")
        validator(b'{"$ref": "#/components/schemas/Problem"}', has_all_fields=True).validate(body)
    assert get_response(f"{url}/healthz")[0] == 200

    execute_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    assert {status for status, _, _ in get_all(url, PATHS).values()} == {200}


def test_closed_connections_fail_no_request(product):
    """A closed connection is found before it is used, and the idle ones are discarded with it."""
    url, database_url = product
    fill_the_pool(url, database_url)
    close_connections(database_name(database_url))

    started = time.monotonic()
    assert {status for status, _, _ in get_all(url, PATHS).values()} == {200}
    assert time.monotonic() - started < float(SECONDS_TO_WAIT)


def test_the_first_request_after_closed_connections_succeeds(product):
    url, database_url = product
    fill_the_pool(url, database_url)
    close_connections(database_name(database_url))

    assert get_response(f"{url}{PATHS[0]}")[0] == 200
