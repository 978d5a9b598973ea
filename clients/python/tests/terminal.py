"""`entente` as it is installed: what it says, and what a person sees who sits at a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from conftest import ADDRESS

ENTENTE = Path(sys.executable).with_name("entente")


def entente(*arguments, **variables):
    """What the command says, and how it ends."""
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
    """What a person sees, who sits at a terminal: stdout and stderr in one."""
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
    """A piece of what was written; none when the other end is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
