"""Runs the installed `entente`, with and without a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from conftest import ADDRESS

ENTENTE = Path(sys.executable).with_name("entente")


def entente(*arguments, **variables):
    """The completed process of a command."""
    return subprocess.run(
        [ENTENTE, *arguments], env=environment(**variables), capture_output=True, text=True, check=False
    )


def environment(**variables):
    return {
        **os.environ,
        "ENTENTE_URL": ADDRESS,
        "ENTENTE_TOKEN": "",
        "TERM": "xterm-256color",
        "COLUMNS": "120",
        **variables,
    }


def at_a_terminal(*arguments, **variables):
    """The output of a command on a terminal, stdout and stderr together."""
    here, there = pty.openpty()
    done = subprocess.Popen(
        [ENTENTE, *arguments], env=environment(**variables), stdin=there, stdout=there, stderr=there
    )
    os.close(there)
    seen = b"".join(iter(lambda: read(here), b""))
    os.close(here)
    done.wait(timeout=60)
    return seen.decode()


def read(terminal):
    """The next bytes of a terminal; empty when the other end is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
