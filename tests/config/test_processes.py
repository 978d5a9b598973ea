"""Several processes: they share counters, stop without a failed request, and replace each other."""

import os
import signal
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests import databases
from tests.config.connections import address, get, get_many
from tests.served import database, running

SECONDS = 20


@pytest.fixture
def database_url(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), database(tmp_path, databases.CURATED) as found:
        yield found


@contextmanager
def readers(url, count=4):
    """Clients that read all the time; yields the list of what failed, and of what succeeded."""
    failed, succeeded, stop = [], [], threading.Event()

    def read():
        while not stop.is_set():
            try:
                status, _ = get(url, "/api/v1/visits/?limit=2")
                (succeeded if status == 200 else failed).append(status)
            except OSError as error:
                failed.append(error)

    threads = [threading.Thread(target=read) for _ in range(count)]
    [thread.start() for thread in threads]
    try:
        yield failed, succeeded
    finally:
        stop.set()
        [thread.join() for thread in threads]


def wait_until(condition):
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def children(pid):
    return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def test_processes_share_the_limit_without_redis(database_url):
    left = 60 - time.time() % 60
    if left < 8:
        time.sleep(left)
    with running(database_url, ENTENTE_WORKERS="2", ENTENTE_RATE_LIMIT="30", CACHE_URL="locmem://") as url:
        statuses = [status for status, _ in get_many(url, "/api/v1/", 50)]

    assert (statuses.count(200), statuses.count(429)) == (30, 20)


def test_new_processes_take_over_without_a_failed_request(database_url, tmp_path):
    """HUP replaces the workers; USR2 starts another master, after which the first one can be stopped."""
    pid_file = tmp_path / "pid"
    with running(
        database_url, ENTENTE_WORKERS="2", ENTENTE_RATE_LIMIT="0", arguments=["--pid", str(pid_file)]
    ) as url:
        first = int(pid_file.read_text())
        workers = children(first)
        with readers(url) as (failed, succeeded):
            os.kill(first, signal.SIGHUP)
            wait_until(lambda: len(children(first)) == 2 and not children(first) & workers)
            before = len(succeeded)
            os.kill(first, signal.SIGUSR2)
            wait_until((tmp_path / "pid.2").exists)
            second = int((tmp_path / "pid.2").read_text())
            wait_until(lambda: len(children(second)) == 2 and len(succeeded) > before)
            os.kill(first, signal.SIGTERM)
            wait_until(lambda: pid_file.exists() and pid_file.read_text().strip() == str(second))
            after = len(succeeded)
            wait_until(lambda: len(succeeded) > after + 20)
        os.kill(second, signal.SIGTERM)
        wait_until(lambda: not pid_file.exists())

    assert failed == []


def test_a_stopping_process_finishes_what_runs(database_url):
    with running(database_url, ENTENTE_RATE_LIMIT="0") as url:
        connection = HTTPConnection(*address(url), timeout=30)
        connection.request("GET", "/api/v1/visits/?format=ndjson")
        time.sleep(0.05)
    response = connection.getresponse()

    assert response.status == 200
    assert response.read().endswith(b"\n")
    connection.close()
