"""The product as a reader meets it: its own process, database and port, with curated data."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

SECONDS_TO_START = 60
LOADING = (["migrate", "--verbosity", "0"], ["load_countries"], ["import_records", "fixtures"])


@contextmanager
def served(folder: Path, **variables: str) -> Iterator[str]:
    """Yield the address of a running product with the curated data; its database goes when it ends.

    `variables` of its environment are set beside those of this run.
    """
    with database(folder) as address, running(address, LOADING, **variables) as url:
        yield url


@contextmanager
def running(address: str, loading: Sequence[list[str]], **variables: str) -> Iterator[str]:
    """Yield the address of a running product with a database that these commands of ours fill."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": address, "PORT": str(port), **variables}
    for command in loading:
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=environment, check=True
        )
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"],
        cwd=settings.BASE_DIR,
        env=environment,
    )
    try:
        yield wait_for(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(timeout=SECONDS_TO_START)


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """Yield the address of an empty database of the sort that this run tests."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'served.sqlite3'}"
        return
    name, server = f"served_{uuid.uuid4().hex}", os.environ["DATABASE_URL"].rpartition("/")[0]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{server}/{name}"
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen) -> str:
    """Return the address once it answers."""
    for _ in range(SECONDS_TO_START * 10):
        assert server.poll() is None, f"the server ended with {server.returncode}"
        try:
            with urlopen(f"{address}/healthz"):  # noqa: S310 (our own)
                return address
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")
