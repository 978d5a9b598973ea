"""Rows as people or programs want them: a table, CSV, JSON, or a JSON object a line."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click
from rich.console import Console
from rich.table import Table

Row = Mapping[str, Any]

# Of no use in a table; `--fields` brings them back in other formats.
UNSEEN = {"url", "aliases", "external_ids", "revision", "updated_at", "claims", "agreements", "name_language"}
WIDTH_OF_FILES = 240


def as_table(rows: Iterable[Row]) -> None:
    """Print a table: in colours on a terminal, as wide as a line may be elsewhere."""
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
    console.print(table if known else "Nothing is found.")


def as_csv(rows: Iterable[Row]) -> None:
    """Print CSV: members of members are columns of their own, lists are joined by `|`."""
    flat = [flattened(row) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    writer = csv.DictWriter(sys.stdout, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: safe(value) for name, value in row.items()} for row in flat)


def as_json(rows: Iterable[Row]) -> None:
    """Print one array, a row a line, as they come."""
    before = "["
    for row in rows:
        click.echo(f"{before}\n  {line(row)}", nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")


def as_lines(rows: Iterable[Row]) -> None:
    """Print a JSON object a line, as they come."""
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
    """Return a value in the words that fit into a cell."""
    if isinstance(value, list):
        return "; ".join(words(each) for each in value)
    if isinstance(value, Mapping):
        return words_of(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def words_of(value: Mapping[str, Any]) -> str:
    """Return what is said in an object: a name, a time, an amount, how much evidence there is."""
    if "independent_sources" in value and "facts" in value:
        conflicts = f", disputed: {', '.join(value['conflicts'])}" if value["conflicts"] else ""
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
    """Return the members of a row under their full names."""
    found: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, Mapping) and name != "facts":
            found |= flattened(value, f"{before}{name}.")
        else:
            found[before + name] = plain(value)
    return found


def plain(value: Any) -> str:
    """Return a value as text: exactly, and without surprises."""
    if isinstance(value, list):
        return "|".join(plain(each) for each in value)
    if isinstance(value, Mapping):
        return str(value.get("id") or value.get("text") or line(value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def safe(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
