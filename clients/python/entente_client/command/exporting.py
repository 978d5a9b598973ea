"""`entente export`: complete lists as files. A file exists only when it is complete."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from entente_client import declared
from entente_client.synchronous.client import Client

EVERYTHING = sorted({*declared.RESOURCE_OF.values(), "claims", "conflicts"})


@click.command()
@click.argument(
    "resources",
    nargs=-1,
    type=click.Choice([name.replace("_", "-") for name in EVERYTHING]),
    metavar="[RESOURCE]...",
)
@click.option("--format", "form", type=click.Choice(["ndjson", "csv"]), default="ndjson", show_default=True)
@click.option(
    "--output",
    default=".",
    show_default=True,
    metavar="FOLDER",
    help="Folder of the files, each named after its resource; `-` for stdout.",
)
@click.pass_obj
def export(client: Client, resources: tuple[str, ...], form: str, output: str) -> None:
    """Export lists: each RESOURCE, or all of them.

    A file exists only when it is complete; an interrupted export leaves none.
    """
    names = [name.replace("-", "_") for name in resources] or EVERYTHING
    with progress() as bar:
        for name in names:
            pages = getattr(client, name)()
            task = bar.add_task(name.replace("_", " "), total=pages.count())
            lines = with_progress(pages.export(form), bar, task, header=form == "csv")
            write(lines, None if output == "-" else Path(output) / f"{name}.{form}")


def progress() -> Progress:
    """Return a progress bar on stderr, drawn only on a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:20}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)


def with_progress(lines: Iterable[bytes], bar: Progress, task: Any, *, header: bool) -> Iterable[bytes]:
    """Yield the lines and advance the bar by each row."""
    for number, line in enumerate(lines):
        yield line
        bar.advance(task, 0 if header and number == 0 else 1)


def write(lines: Iterable[bytes], path: Path | None) -> None:
    """Write lines to stdout, or to a file that gets its name when it is complete."""
    if path is None:
        sys.stdout.buffer.writelines(lines)
        sys.stdout.buffer.flush()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(lines)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
