"""Taking in many drafts at once from a door that no version control stands behind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from relations.actions.history_lock import history_lock
from relations.actions.ingestion import Report, import_documents
from relations.actions.outcome import Asked
from relations.documents.document import Document, parse
from relations.documents.fault import on_line
from relations.documents.files import lines_of
from relations.documents.table import rows_of
from relations.documents.yaml_text import Written
from relations.errors import EntenteError, InvalidDocument, InvalidDocuments, RefusedDocument
from relations.models import RECORDS, Deed, Publication
from relations.queries.history import documents_now, last_steps

DRAFT = Publication.DRAFT.value
CURE = "Propose a correction of it instead, or leave the line out."


@dataclass(frozen=True)
class Line:
    """Where a document stands, and the revision of the draft from which it was made, if it says so."""

    number: int
    revision: int | None


Lines = dict[str, Line]


def take_in(text: str, asked: Asked, *, noun: str | None = None) -> Report:
    """Create or correct drafts from NDJSON, or from CSV of one kind; what is so already is left alone.

    A line of NDJSON is a whole document; what CSV has no column for stays as it is in the record.
    All or nothing. Raises InvalidDocuments with every fault, each with its line: what cannot be read, what is
    no draft (readers see it, or a reviewer does), what would overwrite a draft unread, and whatever an import
    raises.
    """
    with history_lock():
        documents, lines = read(text, noun)
        known = documents_now(documents)
        report = Report(unchanged=len(documents))
        fresh = [each for each in documents if not is_so(each, known)]
        shown = [fault for each in fresh for fault in not_a_draft(each, known)]
        seen = {fault.record_key for fault in shown}
        drafts = [each for each in fresh if each.record_key not in seen]
        refuse([*shown, *overwriting(drafts, lines, asked.by)], lines)
        try:
            done = import_documents(
                fresh, by=asked.by, at=asked.at, reason=asked.reason, dry_run=asked.dry_run
            )
        except InvalidDocuments as error:
            refuse(error.faults, lines)
            raise
        except EntenteError as error:
            refuse([RefusedDocument(getattr(error, "record_key", ""), error)], lines)
            raise
        report.created, report.changed = done.created, done.changed
        report.unchanged -= len(done.created) + len(done.changed)
        return report


def read(text: str, only: str | None) -> tuple[list[Document], Lines]:
    """The documents, as drafts, and the line of each. Raises InvalidDocuments with every fault found."""
    faults: list[InvalidDocument] = []
    documents, lines = [], {}
    found = lines_of(text, on_line, faults) if only is None else filled(only, text, faults)
    for noun, item in found:
        try:
            read_at = revision_of(item.data)
            document = parse(noun, item.data)
        except InvalidDocuments as error:
            faults += [on_line(fault, item.line) for fault in error.faults]
            continue
        if noun in RECORDS:
            document = parse(noun, document.data | {"publication": DRAFT, "merged_into": None})
        documents.append(document)
        lines[document.record_key] = Line(item.line, read_at)
    if faults:
        raise InvalidDocuments(faults)
    return documents, lines


def revision_of(data: Any) -> int | None:
    """Takes out of a line which revision it was made from. Raises InvalidDocuments if it is none."""
    given = data.pop("revision", None) if isinstance(data, dict) else None
    if given is None or (type(given) is int and given > 0):
        return given
    rule, cure = "must be a whole number from 1", "Take it from the document as it stands."
    raise InvalidDocuments([InvalidDocument("wrong_type", "revision", given, rule, cure)])


def filled(noun: str, text: str, faults: list[InvalidDocument]) -> list[tuple[str, Written]]:
    """The rows of a table, each with all that its record says already where the table has no column."""
    rows = list(rows_of(noun, text, faults))
    known = documents_now(Document(noun, row.data["id"], {}) for row in rows if "\x00" not in row.data["id"])
    for row in rows:
        standing = known.get(f"{noun}/{row.data['id']}")
        row.data = (standing.data if standing else {}) | row.data
    return [(noun, row) for row in rows]


def is_so(document: Document, known: dict[str, Document]) -> bool:
    """Whether the record says all this already, in whichever editorial state."""
    standing = known.get(document.record_key)
    return standing is not None and said(standing.data) == said(document.data)


def said(data: dict[str, Any]) -> dict[str, Any]:
    """What a document says of the world."""
    return {name: value for name, value in data.items() if name not in ("publication", "merged_into")}


def not_a_draft(document: Document, known: dict[str, Document]) -> Iterator[InvalidDocument]:
    """A fault if the record is none that an import may write."""
    standing = known.get(document.record_key)
    state = standing.data.get("publication", Publication.PUBLISHED.value) if standing else DRAFT
    if document.noun not in RECORDS:
        rule = "is reference data, which has no drafts"
        fault = InvalidDocument("not_a_draft", "id", document.key, rule, CURE)
        yield fault.of_record(document.record_key)
    elif state != DRAFT:
        fault = InvalidDocument("not_a_draft", "id", document.key, f"is {state}, no draft", CURE)
        yield fault.of_record(document.record_key)


def overwriting(documents: Sequence[Document], lines: Lines, by: str) -> Iterator[InvalidDocument]:
    """A fault for each document that would change what its author may not have read.

    A line that says from which revision it was made changes that one; one that does not, changes only a draft
    that nobody else wrote last. Who sends a draft back to its author writes nothing.
    """
    steps, written = last_steps(documents), last_steps(documents, besides=[Deed.RETURN])
    for key in (document.record_key for document in documents if document.record_key in steps):
        at, read_at, author = steps[key].number, lines[key].revision, written[key].by
        if read_at is None and author != by:
            rule = f"was last written by {author}, at revision {at}"
            cure = "Read it, and add the revision that you read to the line."
            yield InvalidDocument("unread", "id", steps[key].key, rule, cure).of_record(key)
        elif read_at not in (None, at):
            rule, cure = f"is not where the draft is, at revision {at}", "Read it again."
            yield InvalidDocument("other_revision", "revision", read_at, rule, cure).of_record(key)


def refuse(faults: Iterable[InvalidDocument], lines: Lines) -> None:
    """Raise InvalidDocuments if there are faults, each with its line where that is known."""
    found = []
    for fault in faults:
        line = lines.get(fault.record_key)
        found.append(on_line(fault, line.number) if line else fault)
    if found:
        raise InvalidDocuments(found)
