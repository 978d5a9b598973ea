"""`entente`: the API at a terminal."""

import os
import sys

import click
import httpx
from rich.console import Console

from entente_client.command.program import program
from entente_client.problems import Incomplete, Problem, ServerProblem

WRONG, REFUSED, UNREACHABLE = 2, 3, 4


def main() -> None:
    """Run it, and end with a sentence on stderr where something is refused."""
    try:
        sys.exit(program(standalone_mode=False))
    except click.Abort:
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except BrokenPipeError:
        # Whoever read this has seen enough; nothing is left to be flushed into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (TypeError, Problem, httpx.HTTPError, httpx.InvalidURL, Incomplete) as refusal:
        stop(refusal)


def stop(refusal: Exception) -> None:
    """Say why on stderr, in red on a terminal, and end."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print("Error:", style="bold red", end=" ")
    name = f"{type(refusal).__name__}: " if isinstance(refusal, httpx.HTTPError) else ""
    console.print(f"{name}{refusal}", markup=False)
    sys.exit(code(refusal))


def code(refusal: Exception) -> int:
    """Return what the shell is told."""
    if isinstance(refusal, TypeError):
        return WRONG
    is_theirs = isinstance(refusal, Problem) and not isinstance(refusal, ServerProblem)
    return REFUSED if is_theirs else UNREACHABLE
