"""A stream that breaks, as a client of the real server sees it."""

import http.client
import os
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings

from tests.served import free_port, wait_for


@pytest.fixture(scope="module")
def server():
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    process = subprocess.Popen(
        [*command, "tests.api.breaking_wsgi:application"], cwd=settings.BASE_DIR, env=environment
    )
    try:
        wait_for(f"http://127.0.0.1:{port}", process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=60)


def read(port, path, **headers):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as answer:
            assert answer.headers["Transfer-Encoding"] == "chunked"
            return answer.read()


def test_a_stream_that_ends_is_read_to_its_end(server):
    assert read(server, "/api/v1/stream/").endswith(b'{"complete": true}\n')


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_stream_that_breaks_is_an_error_to_its_client(server, coding):
    with pytest.raises(http.client.IncompleteRead):
        read(server, "/api/v1/stream/?broken", **{"Accept-Encoding": coding})
