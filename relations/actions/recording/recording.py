"""What every change does: write rows, assess claims, check rules, and store each document as a Revision."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from relations.actions.recording import assessment, indexing, representing, rows, rules
from relations.actions.recording.database_rules import database_rules
from relations.actions.recording.resolving import Registry, portions
from relations.documents.document import Document, from_record
from relations.errors import Error, InvalidDocument, InvalidDocuments
from relations.models import KINDS, Documented, Publication, Record, Revision, RevisionKind
from relations.queries.evidence.context import Context
from relations.queries.record.loading import loaded

Step = tuple[Document, RevisionKind]
OnError = Callable[[Document, Error], None]


def raise_error(_document: Document, error: Error) -> None:
    """Raise the error."""
    raise error


@dataclass
class ChangeSet:
    """Who changes what, when and why, with the rows loaded on the way. Made for one change or one batch.

    Use it only under the history lock.
    """

    by: str
    at: datetime
    reason: str = ""
    progress: Callable[[], object] = lambda: None
    approved_by: str | None = None  # the reviewer, if a published record is corrected
    registry: Registry = field(default_factory=Registry)
    context: Context = field(default_factory=Context)
    before: dict[str, dict[str, Any]] = field(
        default_factory=dict
    )  # documents before the change, by record key

    def load(self, noun: str, keys: Iterable[str]) -> None:
        """Load records and their current documents."""
        model = KINDS[noun]
        for portion in portions(keys):
            for record in loaded(model).filter(**{f"{model.key_field}__in": portion}):
                self.registry.add(record)
                self.before[record.record_key] = from_record(record).data

    def current_document(self, record: Documented) -> Document:
        """The current document of a record, read from the database."""
        self.load(record.noun(), [record.key])
        return Document(record.noun(), record.key, self.before[record.record_key])

    def apply(self, steps: Sequence[Step], on_error: OnError = raise_error) -> list[Revision]:
        """Write the documents, check every rule, and return the revisions in the same order.

        It works in passes because documents refer to each other: rows, then references and lists, then
        claims, then rules. Raises InvalidDocuments for unknown references, BrokenRule, and what rules.py
        raises.
        """
        documents = [document for document, _ in steps]
        self.look_up(documents)
        self.write(documents)
        rows.move_marks(map(self.row, documents))
        revisions = [self.keep(document, action, on_error) for document, action in steps]
        indexing.index(documents)
        rules.check_removed_claims((self.previous_data(document), document.data) for document in documents)
        changes = [
            (self.row(document), self.previous_data(document), document.data) for document in documents
        ]
        assessment.reassess_dependents(changes)
        representing.update(changes)
        return revisions

    def look_up(self, documents: Sequence[Document]) -> None:
        """Load the records and everything they refer to. Raises InvalidDocuments, Retracted."""
        for noun in {document.noun for document in documents}:
            keys = {
                each.key for each in documents if each.noun == noun and each.record_key not in self.before
            }
            self.load(noun, keys)
        self.registry.load(key for document in documents for key in document.reference_keys())
        arriving = {(document.noun, document.key) for document in documents}
        if errors := [error for each in documents for error in self.registry.errors(each, arriving)]:
            raise InvalidDocuments(errors)

    def write(self, documents: Sequence[Document]) -> None:
        """Write all rows. Raises InvalidDocuments for unknown paragraphs, and BrokenRule."""
        errors: list[InvalidDocument] = []
        for document in [*documents, *self.waiting(documents)]:
            with database_rules(document.record_key, document.model):
                self.registry.add(rows.write_row(document, self.registry))
        for write in (
            rows.remove_names_and_claims,
            rows.write_lists,
            rows.write_names_and_claims,
            rows.remove_surplus_rows,
        ):
            for document in documents:
                try:
                    with database_rules(document.record_key, document.model):
                        write(document, self.previous_data(document), self.row(document), self.registry)
                except InvalidDocuments as error:
                    errors += error.errors
        if errors:
            raise InvalidDocuments(errors)

    def waiting(self, documents: Sequence[Document]) -> list[Document]:
        """The documents that refer to a later document of the batch. Their rows are written twice."""
        known, waiting = set(self.registry.rows), []
        for document in documents:
            if not known.issuperset(document.field_reference_keys()):
                waiting.append(document)
            known.add((document.noun, document.key))
        return waiting

    def previous_data(self, document: Document) -> dict[str, Any]:
        """The data of the record before the change."""
        return self.before.get(document.record_key, {})

    def row(self, document: Document) -> Documented:
        """The row of the record."""
        return self.registry.rows[document.noun, document.key]

    def keep(self, document: Document, action: RevisionKind, on_error: OnError) -> Revision:
        """Check the rules between records, assess the record, and write its revision."""
        record = self.row(document)
        try:
            rules.check((document, action), self.previous_data(document), record, self.registry)
        except Error as error:
            on_error(document, error)
        record.revision += 1
        record.updated_at = self.at
        columns = ["revision", "updated_at"]
        if isinstance(record, Record):
            assessment.derive(document, record, self.context)
            columns += assessment.DERIVED
        record.save(update_fields=columns)
        self.progress()
        return self.revision(document, record, action)

    def revision(self, document: Document, record: Documented, action: RevisionKind) -> Revision:
        """Write the revision."""
        return Revision.objects.create(
            noun=document.noun,
            key=document.key,
            number=record.revision,
            action=action,
            publication=document.data.get("publication"),
            by=self.by,
            approved_by=self.approved_by,
            at=self.at,
            reason=self.reason,
            document=document.as_json(),
            digest=document.digest(),
            is_public=self.is_public(document),
        )

    def is_public(self, document: Document) -> bool:
        """Whether readers see the revision: it is published, or it withdraws what was."""
        state, before = document.data.get("publication"), self.previous_data(document).get("publication")
        return state in (None, Publication.PUBLISHED) or before == Publication.PUBLISHED
