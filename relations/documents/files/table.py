"""Rows of CSV as fields of documents of one kind, without claims and lists of rows.

A column is a field in portable form (`host`, `period`), or a column of the CSV of a list (`host.code`,
`period.edtf`, `quantity.amount`). `|` separates the members of a list; a backslash escapes it. Columns of the
CSV of a list that derive from others (names, URLs, days, evidence) are ignored. `revision` is the revision of
the draft that the row is based on.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from relations.documents.declaration import declared, parts
from relations.documents.document import keys_of
from relations.documents.error_collector import with_line
from relations.documents.files.yaml_text import RawDocument
from relations.documents.parts.part import Part, PeriodPart, QuantityPart
from relations.documents.parts.reference import WORDS, KeyPart, KeysPart, OneOfPart, PairPart
from relations.documents.parts.rows import RowsPart
from relations.errors import InvalidDocument
from relations.models import RECORDS

TABULAR_KINDS = tuple(
    noun for noun, model in RECORDS.items() if not any(isinstance(part, RowsPart) for part in parts(model))
)
QUANTITY = ("amount", "operator", "rounded_to", "unit")
ALIAS = ("text", "language", "kind", "claim")
DERIVED_COLUMN = re.compile(
    r"url|updated_at|evidence\..+|.+\.(name|name_language|url|kind|(starts|ends)_(earliest|latest))"
)
GUARDED_CELL = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")
REVISION_COLUMN = "revision"
NOT_COLUMNS = ("publication", "merged_into", "basis", "claims")
Cells = dict[str, str]


def rows_of(noun: str, text: str, errors: list[InvalidDocument]) -> Iterator[RawDocument]:
    """The fields in each row, with its line number. An empty cell empties its field. Errors are collected."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    line = 1
    try:
        head = next(reader, [])
        if found := list(header_errors(noun, head)):
            errors += [with_line(error, line) for error in found]
            return
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(head):
                by_column = {name: without_guard(cell) for name, cell in zip(head, cells, strict=True)}
                yield RawDocument(fields_of(noun, by_column), line)
            elif cells:
                rule = f"has {len(cells)} cells, and the first line names {len(head)}"
                error = InvalidDocument("unreadable", "", "|".join(cells), rule, "Quote commas.")
                errors.append(with_line(error, line))
            line = reader.line_num + 1
    except csv.Error as unreadable:
        error = InvalidDocument(
            "unreadable", "", "", f"is not valid CSV ({unreadable})", "Write it as RFC 4180 says."
        )
        errors.append(with_line(error, line))


def header_errors(noun: str, head: list[str]) -> Iterator[InvalidDocument]:
    """Errors for unknown, repeated and missing columns."""
    known = columns(noun)
    fields = [known[name] for name in head if name in known]
    for name in head:
        if name not in known and name != REVISION_COLUMN and not DERIVED_COLUMN.fullmatch(name):
            cure = f"Known are {', '.join(known)}; lists of rows, bases and claims are sent as NDJSON."
            yield InvalidDocument("unknown_field", "", name, "is not a column of this kind", cure)
        elif head.count(name) > 1 or (name in known and "." not in name and fields.count(name) > 1):
            yield InvalidDocument("duplicate", "", name, "is repeated", "Leave one of the columns out.")
    if "id" not in head:
        yield InvalidDocument(
            "missing_field", "", "id", "is missing", "Add a column with the identifier of each record."
        )


def columns(noun: str) -> dict[str, str]:
    """Every known column, with the field that it belongs to."""
    model = RECORDS[noun]
    found = {name: name for name in keys_of(model) if name not in (*NOT_COLUMNS, "aliases")}
    for name, part in declared(model).items():
        found |= {f"{name}.{member}": name for member in members_of(part)}
    return found | {f"aliases.{member}": "aliases" for member in ALIAS}


def members_of(part: Part) -> tuple[str, ...]:
    """The members of a field that have columns in the CSV of a list."""
    if isinstance(part, QuantityPart):
        return QUANTITY
    if isinstance(part, PeriodPart):
        return ("edtf",)
    if isinstance(part, OneOfPart):
        return ("kind", "code", "id", "name")
    return ("code", "id") if isinstance(part, KeyPart | KeysPart | PairPart) else ()


def fields_of(noun: str, cells: Cells) -> dict[str, Any]:
    """The fields of a row in portable form. None empties a field."""
    model, known = RECORDS[noun], columns(noun)
    wanted = dict.fromkeys(known[name] for name in cells if name in known)
    found = {
        name: field_of(declared(model).get(name), name, cells)
        for name in wanted
        if name not in ("id", "aliases")
    }
    found |= {"aliases": aliases_of(cells)} if "aliases" in wanted else {}
    read_at = {REVISION_COLUMN: number_or_text(cells[REVISION_COLUMN])} if cells.get(REVISION_COLUMN) else {}
    return {"id": cells["id"]} | read_at | found


def number_or_text(cell: str) -> int | str:
    """The whole number in the cell, or its text if it is not one."""
    return int(cell) if re.fullmatch("[0-9]{1,9}", cell) else cell


def field_of(part: Part | None, name: str, cells: Cells) -> Any:
    """One field, from its own column or from the columns of its members."""
    if name in cells:
        is_list = part is None or isinstance(part, KeysPart | PairPart)
        return (split_list(cells[name]) if is_list else cells[name]) or None
    member = {each: cells.get(f"{name}.{each}", "") for each in members_of(part)} if part else {}
    if isinstance(part, QuantityPart):
        return {each: text for each, text in member.items() if text} or None
    if isinstance(part, PeriodPart):
        return member["edtf"] or None
    key = member["code"] or member["id"]
    if isinstance(part, OneOfPart):
        return one_of_reference(member, key)
    return (split_list(key) if isinstance(part, KeysPart | PairPart) else key) or None


def one_of_reference(member: Cells, key: str) -> str | None:
    """A reference to one of several kinds as `kind/key`, or `words/…`; None if the cells are empty."""
    if member["kind"] == WORDS:
        return f"{WORDS}/{member['name']}"
    return f"{member['kind'] or 'country'}/{key}" if key else None


def aliases_of(cells: Cells) -> list[dict[str, str]] | None:
    """The aliases. Each column lists one member of all aliases, in the same order."""
    by_member = {each: split_list(cells.get(f"aliases.{each}", "")) for each in ALIAS}
    count = max(map(len, by_member.values()))
    names = [
        {each: texts[place] for each, texts in by_member.items() if place < len(texts) and texts[place]}
        for place in range(count)
    ]
    return names or None


def split_list(cell: str) -> list[str]:
    """The members of the list in a cell."""
    found, is_escaped = [""], False
    for sign in cell:
        if is_escaped or sign not in "\\|":
            found[-1] += sign
            is_escaped = False
        elif sign == "\\":
            is_escaped = True
        else:
            found.append("")
    return found if cell else []


def without_guard(cell: str) -> str:
    """The cell without the apostrophe that keeps spreadsheets from evaluating it as a formula."""
    return cell[1:] if GUARDED_CELL.match(cell) else cell
