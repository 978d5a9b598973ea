"""Rows of a table (CSV) as fields of documents of one flat kind: no claims, and no lists of rows.

A column is a field in portable form (`host`, `period`), or what the CSV of a list calls it (`host.code`,
`period.edtf`, `quantity.amount`). Members of a list are joined by `|`, a backslash before what is no end.
Columns of such a list that follow from others (names, addresses, days, evidence) are left alone. `revision`
is that of the draft from which the row was made.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from relations.documents.declaration import declared, parts
from relations.documents.document import keys_of
from relations.documents.fault import on_line
from relations.documents.part import Part, PeriodPart, QuantityPart
from relations.documents.reference import WORDS, KeyPart, KeysPart, OneOfPart, PairPart
from relations.documents.rows import RowsPart
from relations.documents.yaml_text import Written
from relations.errors import InvalidDocument
from relations.models import RECORDS

FLAT = tuple(
    noun for noun, model in RECORDS.items() if not any(isinstance(part, RowsPart) for part in parts(model))
)
QUANTITY = ("amount", "operator", "rounded_to", "unit")
ALIAS = ("text", "language", "kind", "claim")
FOLLOWS = re.compile(
    r"url|updated_at|evidence\..+|.+\.(name|name_language|url|kind|(starts|ends)_(earliest|latest))"
)
GUARDED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")
READ_AT = "revision"
SAID = ("publication", "merged_into", "basis", "claims")
Cells = dict[str, str]


def rows_of(noun: str, text: str, faults: list[InvalidDocument]) -> Iterator[Written]:
    """The fields that each row gives a record, each with its line; an empty cell empties its field."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    line = 1
    try:
        head = next(reader, [])
        if found := list(head_faults(noun, head)):
            faults += [on_line(fault, line) for fault in found]
            return
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) == len(head):
                named = {name: unguarded(cell) for name, cell in zip(head, cells, strict=True)}
                yield Written(fields_of(noun, named), line)
            elif cells:
                rule = f"has {len(cells)} cells, and the first line names {len(head)}"
                fault = InvalidDocument("unreadable", "", "|".join(cells), rule, "Quote commas.")
                faults.append(on_line(fault, line))
            line = reader.line_num + 1
    except csv.Error as error:
        fault = InvalidDocument("unreadable", "", "", f"is no CSV ({error})", "Write it as RFC 4180 says.")
        faults.append(on_line(fault, line))


def head_faults(noun: str, head: list[str]) -> Iterator[InvalidDocument]:
    """Columns that nobody reads, that stand twice, and those that are missing."""
    known = columns(noun)
    fields = [known[name] for name in head if name in known]
    for name in head:
        if name not in known and name != READ_AT and not FOLLOWS.fullmatch(name):
            cure = f"Known are {', '.join(known)}; lists of rows, bases and claims are sent as NDJSON."
            yield InvalidDocument("unknown_field", "", name, "is no column of this kind", cure)
        elif head.count(name) > 1 or (name in known and "." not in name and fields.count(name) > 1):
            yield InvalidDocument("repeated", "", name, "stands twice", "Leave one of the columns out.")
    if "id" not in head:
        yield InvalidDocument("missing_field", "", "id", "is missing", "Say in each row which record it is.")


def columns(noun: str) -> dict[str, str]:
    """Every column that is read, with the field to which it belongs."""
    model = RECORDS[noun]
    found = {name: name for name in keys_of(model) if name not in (*SAID, "aliases")}
    for name, part in declared(model).items():
        found |= {f"{name}.{member}": name for member in members_of(part)}
    return found | {f"aliases.{member}": "aliases" for member in ALIAS}


def members_of(part: Part) -> tuple[str, ...]:
    """What the CSV of a list calls the members from which a field is read."""
    if isinstance(part, QuantityPart):
        return QUANTITY
    if isinstance(part, PeriodPart):
        return ("edtf",)
    if isinstance(part, OneOfPart):
        return ("kind", "code", "id", "name")
    return ("code", "id") if isinstance(part, KeyPart | KeysPart | PairPart) else ()


def fields_of(noun: str, cells: Cells) -> dict[str, Any]:
    """The fields that a row gives, in portable form; None for what it empties."""
    model, known = RECORDS[noun], columns(noun)
    named = dict.fromkeys(known[name] for name in cells if name in known)
    found = {
        name: field_of(declared(model).get(name), name, cells)
        for name in named
        if name not in ("id", "aliases")
    }
    found |= {"aliases": aliases_of(cells)} if "aliases" in named else {}
    read_at = {READ_AT: number_or_text(cells[READ_AT])} if cells.get(READ_AT) else {}
    return {"id": cells["id"]} | read_at | found


def number_or_text(cell: str) -> int | str:
    """A whole number, or what stands there instead of one."""
    return int(cell) if re.fullmatch("[0-9]{1,9}", cell) else cell


def field_of(part: Part | None, name: str, cells: Cells) -> Any:
    """One field, from its own column or from those of its members."""
    if name in cells:
        is_list = part is None or isinstance(part, KeysPart | PairPart)
        return (listed(cells[name]) if is_list else cells[name]) or None
    member = {each: cells.get(f"{name}.{each}", "") for each in members_of(part)} if part else {}
    if isinstance(part, QuantityPart):
        return {each: text for each, text in member.items() if text} or None
    if isinstance(part, PeriodPart):
        return member["edtf"] or None
    key = member["code"] or member["id"]
    if isinstance(part, OneOfPart):
        return one_of(member, key)
    return (listed(key) if isinstance(part, KeysPart | PairPart) else key) or None


def one_of(member: Cells, key: str) -> str | None:
    """A reference to one of several kinds, or words."""
    if member["kind"] == WORDS:
        return f"{WORDS}/{member['name']}"
    return f"{member['kind'] or 'country'}/{key}" if key else None


def aliases_of(cells: Cells) -> list[dict[str, str]] | None:
    """Other names, whose members stand in the same order in each of their columns."""
    by_member = {each: listed(cells.get(f"aliases.{each}", "")) for each in ALIAS}
    count = max(map(len, by_member.values()))
    names = [
        {each: texts[place] for each, texts in by_member.items() if place < len(texts) and texts[place]}
        for place in range(count)
    ]
    return names or None


def listed(cell: str) -> list[str]:
    """The members of a list in one cell."""
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


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from computing it."""
    return cell[1:] if GUARDED.match(cell) else cell
