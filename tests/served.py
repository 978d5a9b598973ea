"""Runs the product as in production: in its own process, with its own database and port, and curated data."""

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

from tests import databases

SECONDS_TO_START = 60


@contextmanager
def served(folder: Path, holding: str = databases.CURATED, **variables: str) -> Iterator[str]:
    """Yield the URL of a running product with its own copy of a kept database, deleted at the end.

    `variables` are set in its environment in addition to those of this run.
    """
    with database(folder, holding) as database_url, running(database_url, **variables) as url:
        yield url


@contextmanager
def running(
    database_url: str, config: str = "config/gunicorn.py", arguments: Sequence[str] = (), **variables: str
) -> Iterator[str]:
    """Yield the URL of a running product that uses this database, by default in one process."""
    port = free_port()
    server = subprocess.Popen(
        [Path(sys.executable).with_name("gunicorn"), "--config", config, *arguments],
        cwd=settings.BASE_DIR,
        env={
            "ENTENTE_WORKERS": "1",
            **os.environ,
            "DATABASE_URL": database_url,
            "PORT": str(port),
            **variables,
        },
    )
    try:
        yield wait_for(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(timeout=SECONDS_TO_START)


@contextmanager
def database(folder: Path, holding: str) -> Iterator[str]:
    """Yield the DATABASE_URL of a copy of a kept database, on the database system that this run tests."""
    name = f"served_{uuid.uuid4().hex}"
    name = str(folder / f"{name}.sqlite3") if connection.vendor == "sqlite" else name
    databases.copy(holding, name)
    try:
        yield databases.database_url(name)
    finally:
        databases.delete(name)


def free_port() -> int:
    """Return a port on which no process listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, server: subprocess.Popen) -> str:
    """Return the URL once the server responds."""
    for _ in range(SECONDS_TO_START * 10):
        assert server.poll() is None, f"the server ended with {server.returncode}"
        try:
            with urlopen(f"{url}/healthz"):  # noqa: S310 (our own)
                return url
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not respond")
