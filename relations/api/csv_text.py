"""CSV that spreadsheets cannot take for formulas (RFC 4180)."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

# Also after apostrophes, so that taking one away always gives back what was there.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """The rows under their names, lines ended by CRLF."""
    return lines([head, *rows])


def lines(rows: Iterable[Sequence[Any]]) -> str:
    """The rows, lines ended by CRLF."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def cell(value: Any) -> str:
    """The text of one cell; what a spreadsheet would compute gets an apostrophe before it."""
    text = plain(value)
    return f"'{text}" if _DANGEROUS.match(text) and not _NUMBER.fullmatch(text) else text


def plain(value: Any) -> str:
    """The text of a value; nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
