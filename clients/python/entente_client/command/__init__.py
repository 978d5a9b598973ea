"""`entente`, the command line of the API."""

import os
import sys

import click
import httpx
from rich.console import Console

from entente_client.command.program import program
from entente_client.problems import Incomplete, Problem, ServerProblem

WRONG, REFUSED, UNREACHABLE = 2, 3, 4


def main() -> None:
    """Run the command. Errors end with a message on stderr and an exit code."""
    try:
        sys.exit(program(standalone_mode=False))
    except click.Abort:
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except BrokenPipeError:
        # The reader closed the pipe: nothing may be flushed into it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (TypeError, Problem, httpx.HTTPError, httpx.InvalidURL, Incomplete) as error:
        stop(error)


def stop(error: Exception) -> None:
    """Print the error on stderr, in red on a terminal, and exit."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print("Error:", style="bold red", end=" ")
    console.print(sentence(error), markup=False)
    sys.exit(code(error))


def sentence(error: Exception) -> str:
    """Return the message; if the server cannot be reached, with its URL and how to set another."""
    if isinstance(error, httpx.RequestError) and not isinstance(error, httpx.UnsupportedProtocol):
        url, reason = error.request.url, str(error) or type(error).__name__
        where = f"{url.scheme}://{url.netloc.decode()}"
        return f"{where} does not respond: {reason}. Set the URL of the API with --url or ENTENTE_URL."
    return str(error)


def code(error: Exception) -> int:
    """Return the exit code of an error."""
    if isinstance(error, TypeError):
        return WRONG
    is_refused = isinstance(error, Problem) and not isinstance(error, ServerProblem)
    return REFUSED if is_refused else UNREACHABLE
