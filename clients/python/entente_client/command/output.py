"""Output formats of rows: table, CSV, JSON and NDJSON."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click
from rich.console import Console
from rich.table import Table

Row = Mapping[str, Any]

# Left out of tables, which would be too wide; `--fields` requests them in other formats.
UNSEEN = {"url", "aliases", "external_ids", "revision", "updated_at", "claims", "agreements", "name_language"}
WIDTH_OF_FILES = 240


def as_table(rows: Iterable[Row]) -> None:
    """Print a table: coloured on a terminal, with wide lines elsewhere."""
    known = [{name: words(value) for name, value in row.items() if name not in UNSEEN} for row in rows]
    columns = [name for name in (known[0] if known else ()) if any(row.get(name) for row in known)]
    table = Table(header_style="bold cyan", row_styles=["", "dim"])
    for name in columns:
        table.add_column(name.replace("_", " "), overflow="fold", no_wrap=name == "id")
    for row in known:
        table.add_row(*(row.get(name, "") for name in columns))
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = WIDTH_OF_FILES
    console.print(table if known else "Nothing found.")


def as_csv(rows: Iterable[Row]) -> None:
    """Print CSV. Nested fields have columns of their own, lists are joined by `|`."""
    records = [flattened(row) for row in rows]
    columns = list(dict.fromkeys(name for row in records for name in row))
    writer = csv.DictWriter(sys.stdout, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: safe(value) for name, value in row.items()} for row in records)


def as_json(rows: Iterable[Row]) -> None:
    """Print one JSON array with a row on each line, as rows arrive."""
    before = "["
    for row in rows:
        click.echo(f"{before}\n  {line(row)}", nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")


def as_lines(rows: Iterable[Row]) -> None:
    """Print one JSON object on each line, as rows arrive."""
    for row in rows:
        click.echo(line(row))


FORMATS: dict[str, Callable[[Iterable[Row]], None]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
    "ndjson": as_lines,
}


def line(row: Row) -> str:
    """Return a row as JSON."""
    return json.dumps(row, ensure_ascii=False)


def words(value: Any) -> str:
    """Return a value as text for a cell."""
    if isinstance(value, list):
        return "; ".join(words(each) for each in value)
    if isinstance(value, Mapping):
        return words_of(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def words_of(value: Mapping[str, Any]) -> str:
    """Return an object as short text: its name, period, amount or evidence."""
    if "independent_sources" in value and "facts" in value:
        conflicts = f", in conflict: {', '.join(value['conflicts'])}" if value["conflicts"] else ""
        sources, claims = counted(value["independent_sources"], "source"), counted(value["claims"], "claim")
        return f"{sources}, {claims}{conflicts}"
    if "amount" in value:
        return " ".join(str(value[part]) for part in ("operator", "amount", "unit") if value.get(part))
    for name in ("edtf", "name", "title", "leader", "text", "value", "id"):
        if value.get(name) is not None:
            return words(value[name])
    return ", ".join(f"{name} {words(each)}" for name, each in value.items() if words(each))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def flattened(row: Row, before: str = "") -> dict[str, str]:
    """Return the fields of a row under their full names."""
    found: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, Mapping) and name != "facts":
            found |= flattened(value, f"{before}{name}.")
        else:
            found[before + name] = plain(value)
    return found


def plain(value: Any) -> str:
    """Return a value as exact text."""
    if isinstance(value, list):
        return "|".join(plain(each) for each in value)
    if isinstance(value, Mapping):
        return str(value.get("id") or value.get("text") or line(value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def safe(text: str) -> str:
    """Return text that no spreadsheet reads as a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
