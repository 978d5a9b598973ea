"""Importing drafts in bulk."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from relations.actions.intake.ingestion import Report, import_documents
from relations.actions.outcome import ChangeRequest
from relations.actions.recording.history_lock import history_lock
from relations.documents.document import Document, parse
from relations.documents.error_collector import with_line
from relations.documents.files.files import documents_in_ndjson
from relations.documents.files.table import rows_of
from relations.documents.files.yaml_text import RawDocument
from relations.errors import Error, InvalidDocument, InvalidDocuments, RejectedDocument
from relations.models import RECORDS, Publication, RevisionKind
from relations.queries.history.revisions import documents_now, last_steps

DRAFT = Publication.DRAFT.value
CURE = "Propose a correction instead, or leave the line out."


@dataclass(frozen=True)
class Line:
    """The line number of a document, and the revision that the line was made from, if it gives one."""

    number: int
    revision: int | None


Lines = dict[str, Line]


def import_drafts(text: str, change_request: ChangeRequest, *, noun: str | None = None) -> Report:
    """Create or correct drafts from NDJSON, or from CSV of one kind. Unchanged records are left alone.

    A line of NDJSON is a complete document; fields without a CSV column keep their values. Everything is
    written or nothing. Raises InvalidDocuments with every error and its line: unreadable lines, records that
    are not drafts, drafts that would be overwritten without having been read, and what an import raises.
    """
    with history_lock():
        documents, lines = read_lines(text, noun)
        known = documents_now(documents)
        report = Report(unchanged=len(documents))
        fresh = [each for each in documents if not is_unchanged(each, known)]
        errors = [error for each in fresh for error in draft_errors(each, known)]
        seen = {error.record_key for error in errors}
        drafts = [each for each in fresh if each.record_key not in seen]
        raise_errors([*errors, *overwrite_errors(drafts, lines, change_request.by)], lines)
        try:
            done = import_documents(
                fresh,
                by=change_request.by,
                at=change_request.at,
                reason=change_request.reason,
                dry_run=change_request.dry_run,
            )
        except InvalidDocuments as error:
            raise_errors(error.errors, lines)
            raise
        except Error as error:
            raise_errors([RejectedDocument(getattr(error, "record_key", ""), error)], lines)
            raise
        report.created, report.changed = done.created, done.changed
        report.unchanged -= len(done.created) + len(done.changed)
        return report


def read_lines(text: str, only: str | None) -> tuple[list[Document], Lines]:
    """The documents, as drafts, and the line of each. Raises InvalidDocuments with every error."""
    errors: list[InvalidDocument] = []
    documents, lines = [], {}
    found = (
        documents_in_ndjson(text, with_line, errors) if only is None else completed_rows(only, text, errors)
    )
    for noun, item in found:
        try:
            read_at = revision_of(item.data)
            document = parse(noun, item.data)
        except InvalidDocuments as error:
            errors += [with_line(each, item.line) for each in error.errors]
            continue
        if noun in RECORDS:
            document = parse(noun, document.data | {"publication": DRAFT, "merged_into": None})
        documents.append(document)
        lines[document.record_key] = Line(item.line, read_at)
    if errors:
        raise InvalidDocuments(errors)
    return documents, lines


def revision_of(data: Any) -> int | None:
    """Remove the revision from a line and return it. Raises InvalidDocuments if it is not a revision."""
    given = data.pop("revision", None) if isinstance(data, dict) else None
    if given is None or (type(given) is int and given > 0):
        return given
    rule, cure = "must be an integer from 1", "Take it from the current document."
    raise InvalidDocuments([InvalidDocument("wrong_type", "revision", given, rule, cure)])


def completed_rows(noun: str, text: str, errors: list[InvalidDocument]) -> list[tuple[str, RawDocument]]:
    """The rows of a table, each completed with the values of its record for which there is no column."""
    rows = list(rows_of(noun, text, errors))
    known = documents_now(Document(noun, row.data["id"], {}) for row in rows if "\x00" not in row.data["id"])
    for row in rows:
        known_record = known.get(f"{noun}/{row.data['id']}")
        row.data = (known_record.data if known_record else {}) | row.data
    return [(noun, row) for row in rows]


def is_unchanged(document: Document, known: dict[str, Document]) -> bool:
    """Whether the record already has these values, in any publication state."""
    known_record = known.get(document.record_key)
    return known_record is not None and stated_values(known_record.data) == stated_values(document.data)


def stated_values(data: dict[str, Any]) -> dict[str, Any]:
    """The data without publication state and merge."""
    return {name: value for name, value in data.items() if name not in ("publication", "merged_into")}


def draft_errors(document: Document, known: dict[str, Document]) -> Iterator[InvalidDocument]:
    """An error if an import may not write the record."""
    known_record = known.get(document.record_key)
    state = known_record.data.get("publication", Publication.PUBLISHED.value) if known_record else DRAFT
    if document.noun not in RECORDS:
        rule = "is reference data and has no drafts"
        error = InvalidDocument("not_a_draft", "id", document.key, rule, CURE)
        yield error.of_record(document.record_key)
    elif state != DRAFT:
        error = InvalidDocument("not_a_draft", "id", document.key, f"is {state}, not a draft", CURE)
        yield error.of_record(document.record_key)


def overwrite_errors(documents: Sequence[Document], lines: Lines, by: str) -> Iterator[InvalidDocument]:
    """An error for each document that would overwrite a revision that its author has not read.

    A line with a revision may change only that one. A line without may change only a draft that nobody else
    edited last; returning a draft to its author does not count as an edit.
    """
    steps, last_written = last_steps(documents), last_steps(documents, besides=[RevisionKind.RETURN])
    for key in (document.record_key for document in documents if document.record_key in steps):
        at, read_at, author = steps[key].number, lines[key].revision, last_written[key].by
        if read_at is None and author != by:
            rule = f"was last written by {author}, at revision {at}"
            cure = "Read it, and add its revision to the line."
            yield InvalidDocument("missing_revision", "id", steps[key].key, rule, cure).of_record(key)
        elif read_at not in (None, at):
            rule, cure = f"is not the current revision of the draft, {at}", "Read it again."
            yield InvalidDocument("revision_mismatch", "revision", read_at, rule, cure).of_record(key)


def raise_errors(errors: Iterable[InvalidDocument], lines: Lines) -> None:
    """Raise InvalidDocuments if there are errors, each with its line where that is known."""
    found = []
    for error in errors:
        line = lines.get(error.record_key)
        found.append(with_line(error, line.number) if line else error)
    if found:
        raise InvalidDocuments(found)
