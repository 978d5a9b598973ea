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
    console.print(sentence(refusal), markup=False)
    sys.exit(code(refusal))


def sentence(refusal: Exception) -> str:
    """Return what is wrong; where no server answers, which one and the cure."""
    if isinstance(refusal, httpx.RequestError) and not isinstance(refusal, httpx.UnsupportedProtocol):
        url, said = refusal.request.url, str(refusal) or type(refusal).__name__
        where = f"{url.scheme}://{url.netloc.decode()}"
        return f"{where} does not answer: {said}. --url or ENTENTE_URL says where the API is."
    return str(refusal)


def code(refusal: Exception) -> int:
    """Return what the shell is told."""
    if isinstance(refusal, TypeError):
        return WRONG
    is_theirs = isinstance(refusal, Problem) and not isinstance(refusal, ServerProblem)
    return REFUSED if is_theirs else UNREACHABLE
