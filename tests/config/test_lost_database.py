"""The real product when its real PostgreSQL goes away, and when it is back."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from relations.api.errors import SECONDS_TO_WAIT
from tests.contract import validator
from tests.served import database, running

pytestmark = pytest.mark.postgres

WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
SECONDS = 30
READING = ["/api/v1/visits/", "/api/v1/claims/", "/api/v1/search/?q=xi", "/api/v1/changes/", "/readyz"]


@pytest.fixture(scope="module")
def product(tmp_path_factory, django_db_setup, django_db_blocker):
    """A product with an empty database of its own: its address, and that of the database."""
    with django_db_blocker.unblock(), database(tmp_path_factory.mktemp("lost")) as where:
        tables = [["migrate", "--verbosity", "0"]]
        with running(f"{where}?connect_timeout=1", tables) as address:
            yield address, where


def answers(address, paths):
    """Status, headers and body of each path, asked at the same time; also of what is refused."""
    with ThreadPoolExecutor(len(paths)) as pool:
        return dict(zip(paths, pool.map(answer, [f"{address}{path}" for path in paths]), strict=True))


def answer(url):
    try:
        with urlopen(url) as found:  # noqa: S310 (our own)
            return found.status, found.headers, json.loads(found.read())
    except HTTPError as refused:
        with refused:
            return refused.code, refused.headers, json.loads(refused.read())


def said(sql):
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


def cut_connections(name):
    """End them, and wait until they have ended."""
    said(f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'")


def name_of(where):
    return where.rpartition("/")[2]


def fill_the_pool(address, where):
    """Have readers wait for one table, each with a connection of its own, until all threads have one."""
    with ThreadPoolExecutor(settings.THREADS) as readers, psycopg.connect(where) as holding:
        holding.execute("LOCK TABLE relations_visit IN ACCESS EXCLUSIVE MODE")
        waiting = [readers.submit(answer, f"{address}{READING[0]}") for _ in range(settings.THREADS)]
        deadline = time.monotonic() + SECONDS
        with psycopg.connect(where, autocommit=True) as looking:
            while looking.execute(WAITING).fetchone()[0] < settings.THREADS:
                assert time.monotonic() < deadline, "Not every thread has a connection."
                time.sleep(0.01)
        holding.rollback()
        assert {each.result()[0] for each in waiting} == {200}


def test_while_the_database_is_away_answers_say_when_to_ask_again_and_then_it_is_back(product):
    address, where = product
    name = name_of(where)
    assert {status for status, _, _ in answers(address, READING).values()} == {200}

    said(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    cut_connections(name)
    for path, (status, headers, body) in answers(address, READING).items():
        assert (path, status, headers["Content-Type"]) == (path, 503, "application/problem+json")
        assert (headers["Retry-After"], body["code"]) == (SECONDS_TO_WAIT, "unavailable")
        validator(b'{"$ref": "#/components/schemas/Problem"}', is_whole=True).validate(body)
    assert answer(f"{address}/healthz")[0] == 200

    said(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    assert {status for status, _, _ in answers(address, READING).values()} == {200}


def test_connections_that_were_cut_cost_no_reader_an_answer(product):
    """One that is cut is found before it is used, and all that wait beside it are given up with it."""
    address, where = product
    fill_the_pool(address, where)
    cut_connections(name_of(where))

    started = time.monotonic()
    assert {status for status, _, _ in answers(address, READING).values()} == {200}
    assert time.monotonic() - started < float(SECONDS_TO_WAIT)


def test_one_reader_after_a_cut_is_answered_at_once(product):
    address, where = product
    fill_the_pool(address, where)
    cut_connections(name_of(where))

    assert answer(f"{address}{READING[0]}")[0] == 200
