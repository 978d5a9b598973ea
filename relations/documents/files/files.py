"""Files of documents: YAML named after the resource, and NDJSON in which each line names its kind."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relations.documents.document import Document, parse
from relations.documents.files import yaml_text
from relations.documents.files.yaml_text import RawDocument
from relations.errors import InvalidDocument, InvalidDocuments
from relations.models import KINDS

NOUNS = {model.resource(): noun for noun, model in KINDS.items()}
Placing = Callable[[InvalidDocument, int], InvalidDocument]
NOT_DOCUMENTS = ("countries",)  # a reviewed file in a format of its own, see load_countries


@dataclass(frozen=True)
class LocatedDocument:
    """A document with its file and the lines of its values."""

    document: Document
    file: Path
    raw: RawDocument

    def place(self, where: str) -> str:
        """`file:line` of the value at a path."""
        return f"{self.file}:{self.raw.line_of(where)}"


def read_documents(paths: Iterable[Path]) -> list[LocatedDocument]:
    """Every document of the files, and of the files in the folders.

    Raises InvalidDocuments with the errors of all files, each with its file and line.
    """
    located: list[LocatedDocument] = []
    errors: list[InvalidDocument] = []
    for file in document_files(paths, errors):
        for noun, item in documents_in(file, errors):
            try:
                located.append(LocatedDocument(parse(noun, item.data), file, item))
            except InvalidDocuments as error:
                errors += [with_location(file, item, each) for each in error.errors]
    if errors:
        raise InvalidDocuments(errors)
    return located


def with_location(file: Path, item: RawDocument, error: InvalidDocument) -> InvalidDocument:
    """The error of a document with its file and line."""
    key = item.data.get("id", "?") if isinstance(item.data, dict) else "?"
    where = f"{file}:{item.line_of(error.where)} {key} {error.where}".rstrip()
    return InvalidDocument(error.code, where, error.value, error.rule, error.cure)


def document_files(paths: Iterable[Path], errors: list[InvalidDocument]) -> Iterator[Path]:
    """The files among the paths and in the folders, sorted by name in each folder."""
    for path in paths:
        if path.is_dir():
            found = [*path.glob("*.yaml"), *path.glob("*.ndjson")]
            yield from (each for each in sorted(found) if each.stem not in NOT_DOCUMENTS)
        elif path.is_file():
            yield path
        else:
            errors.append(
                InvalidDocument(
                    "unreadable", str(path), path.name, "is not a file or folder", "Check the path."
                )
            )


def documents_in(file: Path, errors: list[InvalidDocument]) -> Iterator[tuple[str, RawDocument]]:
    """The documents of one file, each with its kind. Errors are added to `errors`."""

    def in_file(error: InvalidDocument, line: int | str) -> InvalidDocument:
        return InvalidDocument(error.code, f"{file}:{line}", error.value, error.rule, error.cure)

    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".ndjson":
            yield from documents_in_ndjson(text, in_file, errors)
        elif file.stem in NOUNS:
            yield from [(NOUNS[file.stem], item) for item in yaml_text.read_yaml(text)]
        else:
            cure = f"Known are {', '.join(NOUNS)}, or NDJSON in a file that ends in .ndjson."
            errors.append(
                InvalidDocument("unreadable", str(file), file.name, "is not named after a resource", cure)
            )
    except UnicodeDecodeError as error:
        errors.append(
            InvalidDocument(
                "unreadable", str(file), error.object[error.start], "is not UTF-8", "Save it as UTF-8."
            )
        )
    except InvalidDocument as error:
        errors.append(in_file(error, error.where.removeprefix("line ")))


def documents_in_ndjson(
    text: str, placed: Placing, errors: list[InvalidDocument]
) -> Iterator[tuple[str, RawDocument]]:
    """The documents of NDJSON: each line a pair of kind and document, as `as_line` writes it.

    `placed` adds the line number to the error of a line that cannot be read.
    """
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else (), start=1):
        try:
            noun, data = json.loads(line, object_pairs_hook=object_without_repeated_keys)
            known = isinstance(noun, str) and noun in KINDS
        except (ValueError, TypeError, RecursionError):
            rule, cure = "is not a pair of kind and document", "Write one JSON array a line."
            errors.append(placed(InvalidDocument("unreadable", "", line, rule, cure), number))
            continue
        if known:
            yield noun, RawDocument(data, number)
        else:
            cure = f"Known are {', '.join(KINDS)}."
            errors.append(placed(InvalidDocument("invalid_choice", "", noun, "is not a kind", cure), number))


def object_without_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object. Raises ValueError if a key is repeated."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key is repeated")
    return dict(pairs)


def as_line(document: Document) -> str:
    """One line of NDJSON: `["visit",{…}]`, the document in canonical JSON."""
    return f"[{json.dumps(document.noun)},{document.as_json()}]\n"
