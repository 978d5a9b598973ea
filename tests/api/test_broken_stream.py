"""A stream that breaks while a client reads it from the real server."""

import http.client
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from tests.served import free_port, wait_for


@pytest.fixture(scope="module")
def server():
    port = free_port()
    command = [Path(sys.executable).with_name("gunicorn"), "--config", "config/gunicorn.py"]
    environment = {**os.environ, "PORT": str(port), "ENTENTE_WORKERS": "1"}
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
        with connection.getresponse() as response:
            assert response.headers["Transfer-Encoding"] == "chunked"
            return response.read()


def test_a_complete_stream_is_read_to_its_end(server):
    assert read(server, "/api/v1/stream/").endswith(b'{"complete": true}\n')


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_broken_stream_is_an_error_for_the_client(server, coding):
    with pytest.raises(http.client.IncompleteRead):
        read(server, "/api/v1/stream/?broken", **{"Accept-Encoding": coding})
