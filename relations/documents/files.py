"""Files of documents: YAML named after the resource, and NDJSON in which each line names its kind."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relations.documents import yaml_text
from relations.documents.document import Document, parse
from relations.documents.yaml_text import Written
from relations.errors import InvalidDocument, InvalidDocuments
from relations.models import KINDS

NOUNS = {model.resource(): noun for noun, model in KINDS.items()}
Placing = Callable[[InvalidDocument, int], InvalidDocument]
NOT_DOCUMENTS = ("countries",)  # a reviewed file of its own shape, see load_countries


@dataclass(frozen=True)
class Placed:
    """A document and where it stands."""

    document: Document
    file: Path
    written: Written

    def place(self, where: str) -> str:
        """`file:line` of a value."""
        return f"{self.file}:{self.written.line_of(where)}"


def read(paths: Iterable[Path]) -> list[Placed]:
    """Every document of the files, folders taken with all files in them.

    Raises InvalidDocuments with every fault of every file, each with its file and line.
    """
    placed: list[Placed] = []
    faults: list[InvalidDocument] = []
    for file in files(paths, faults):
        for noun, item in documents_in(file, faults):
            try:
                placed.append(Placed(parse(noun, item.data), file, item))
            except InvalidDocuments as error:
                faults += [told(file, item, each) for each in error.faults]
    if faults:
        raise InvalidDocuments(faults)
    return placed


def told(file: Path, item: Written, fault: InvalidDocument) -> InvalidDocument:
    """A fault of a document with the file and line where it stands."""
    key = item.data.get("id", "?") if isinstance(item.data, dict) else "?"
    where = f"{file}:{item.line_of(fault.where)} {key} {fault.where}".rstrip()
    return InvalidDocument(fault.code, where, fault.value, fault.rule, fault.cure)


def files(paths: Iterable[Path], faults: list[InvalidDocument]) -> Iterator[Path]:
    """The files among the paths, those in folders by name."""
    for path in paths:
        if path.is_dir():
            found = [*path.glob("*.yaml"), *path.glob("*.ndjson")]
            yield from (each for each in sorted(found) if each.stem not in NOT_DOCUMENTS)
        elif path.is_file():
            yield path
        else:
            faults.append(
                InvalidDocument("unreadable", str(path), path.name, "is no file or folder", "Check the path.")
            )


def documents_in(file: Path, faults: list[InvalidDocument]) -> Iterator[tuple[str, Written]]:
    """The documents of one file with their kinds."""

    def in_file(fault: InvalidDocument, line: int | str) -> InvalidDocument:
        return InvalidDocument(fault.code, f"{file}:{line}", fault.value, fault.rule, fault.cure)

    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".ndjson":
            yield from lines_of(text, in_file, faults)
        elif file.stem in NOUNS:
            yield from [(NOUNS[file.stem], item) for item in yaml_text.read(text)]
        else:
            cure = f"Known are {', '.join(NOUNS)}, or NDJSON in a file that ends in .ndjson."
            faults.append(
                InvalidDocument("unreadable", str(file), file.name, "is named after no resource", cure)
            )
    except UnicodeDecodeError as error:
        faults.append(
            InvalidDocument(
                "unreadable", str(file), error.object[error.start], "is no UTF-8", "Save it as UTF-8."
            )
        )
    except InvalidDocument as error:
        faults.append(in_file(error, error.where.removeprefix("line ")))


def lines_of(text: str, placed: Placing, faults: list[InvalidDocument]) -> Iterator[tuple[str, Written]]:
    """The documents of NDJSON: each line a pair of kind and document, as `as_line` writes it.

    `placed` tells the place of a line that cannot be read.
    """
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else (), start=1):
        try:
            noun, data = json.loads(line, object_pairs_hook=strict)
            known = isinstance(noun, str) and noun in KINDS
        except (ValueError, TypeError, RecursionError):
            rule, cure = "is no pair of kind and document", "Write one JSON array a line."
            faults.append(placed(InvalidDocument("unreadable", "", line, rule, cure), number))
            continue
        if known:
            yield noun, Written(data, number)
        else:
            cure = f"Known are {', '.join(KINDS)}."
            faults.append(placed(InvalidDocument("unknown_choice", "", noun, "is no kind", cure), number))


def strict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object whose keys stand once."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def as_line(document: Document) -> str:
    """One line of NDJSON: `["visit",{…}]`, the document in canonical JSON."""
    return f"[{json.dumps(document.noun)},{document.as_json()}]\n"
