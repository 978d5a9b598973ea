"""CSV whose cells spreadsheets do not read as formulas (RFC 4180)."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

# Text that starts with an apostrophe gets another, so that removing one always restores the text.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """The header and rows of a table, with lines that end in CRLF."""
    return lines([head, *rows])


def lines(rows: Iterable[Sequence[Any]]) -> str:
    """The rows, with lines that end in CRLF."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def cell(value: Any) -> str:
    """The text of a cell. An apostrophe precedes what a spreadsheet would compute."""
    text = plain(value)
    return f"'{text}" if _DANGEROUS.match(text) and not _NUMBER.fullmatch(text) else text


def plain(value: Any) -> str:
    """The text of a value; nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
