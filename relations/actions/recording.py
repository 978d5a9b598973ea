"""What every deed does: write rows, assess claims, check the rules, and keep each document in a Revision."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from relations.actions import assessment, indexing, rules, writing
from relations.actions.database_rules import database_rules
from relations.actions.resolving import Registry, portions
from relations.documents.document import Document, of
from relations.errors import EntenteError, InvalidDocument, InvalidDocuments
from relations.models import KINDS, Deed, Documented, Publication, Record, Revision
from relations.queries.context import Context
from relations.queries.loading import loaded

Step = tuple[Document, Deed]
Refused = Callable[[Document, EntenteError], None]


def at_once(_document: Document, refusal: EntenteError) -> None:
    """Raise the first refusal."""
    raise refusal


@dataclass
class Deeds:
    """Who acts, when and why, and what is looked up on the way; made for one deed or one batch.

    Used under the history lock only.
    """

    by: str
    at: datetime
    reason: str = ""
    progress: Callable[[], object] = lambda: None
    approved_by: str | None = None  # by whom, where what readers saw is corrected after review
    registry: Registry = field(default_factory=Registry)
    context: Context = field(default_factory=Context)
    before: dict[str, dict[str, Any]] = field(default_factory=dict)  # documents as they stood, by record key

    def take_up(self, noun: str, keys: Iterable[str]) -> None:
        """Load records as they stand."""
        model = KINDS[noun]
        for portion in portions(keys):
            for record in loaded(model).filter(**{f"{model.key_field}__in": portion}):
                self.registry.add(record)
                self.before[record.record_key] = of(record).data

    def standing(self, record: Documented) -> Document:
        """The document of a record as it stands, whatever the caller's instance holds."""
        self.take_up(record.noun(), [record.key])
        return Document(record.noun(), record.key, self.before[record.record_key])

    def apply(self, steps: Sequence[Step], refused: Refused = at_once) -> list[Revision]:
        """Bring records to their documents, check every rule, and keep the revisions, in the order given.

        In passes, because documents form a graph: rows, then references and lists, then claims, then rules.
        Raises InvalidDocuments for names that lead nowhere, BrokenRule, and whatever rules.py refuses.
        """
        documents = [document for document, _ in steps]
        self.look_up(documents)
        self.write(documents)
        writing.move_marks(map(self.row, documents))
        revisions = [self.keep(document, deed, refused) for document, deed in steps]
        indexing.index(documents)
        rules.check_vanished((self.of(document), document.data) for document in documents)
        assessment.reassess_dependents(
            [(self.row(document), self.of(document), document.data) for document in documents]
        )
        return revisions

    def look_up(self, documents: Sequence[Document]) -> None:
        """Load what the documents are about and what they name. Raises InvalidDocuments, Retracted."""
        for noun in {document.noun for document in documents}:
            keys = {
                each.key for each in documents if each.noun == noun and each.record_key not in self.before
            }
            self.take_up(noun, keys)
        self.registry.load(named for document in documents for named in document.named())
        arriving = {(document.noun, document.key) for document in documents}
        if faults := [fault for each in documents for fault in self.registry.faults(each, arriving)]:
            raise InvalidDocuments(faults)

    def write(self, documents: Sequence[Document]) -> None:
        """Write all rows. Raises InvalidDocuments for places in sources that are none, and BrokenRule."""
        faults: list[InvalidDocument] = []
        for document in [*documents, *self.waiting(documents)]:
            with database_rules(document.record_key, document.model):
                self.registry.add(writing.write_row(document, self.registry))
        for write in (writing.remove_said, writing.write_lists, writing.write_said, writing.remove_left):
            for document in documents:
                try:
                    with database_rules(document.record_key, document.model):
                        write(document, self.of(document), self.row(document), self.registry)
                except InvalidDocuments as error:
                    faults += error.faults
        if faults:
            raise InvalidDocuments(faults)

    def waiting(self, documents: Sequence[Document]) -> list[Document]:
        """Those whose fields lead to a record that comes after them: their rows are written twice."""
        known, waiting = set(self.registry.rows), []
        for document in documents:
            if not known.issuperset(document.named_in_fields()):
                waiting.append(document)
            known.add((document.noun, document.key))
        return waiting

    def of(self, document: Document) -> dict[str, Any]:
        """The record's document as it stood."""
        return self.before.get(document.record_key, {})

    def row(self, document: Document) -> Documented:
        """The record's row."""
        return self.registry.rows[document.noun, document.key]

    def keep(self, document: Document, deed: Deed, refused: Refused) -> Revision:
        """Check the rules between records, assess the record, and write the revision."""
        record = self.row(document)
        try:
            rules.check((document, deed), self.of(document), record, self.registry)
        except EntenteError as error:
            refused(document, error)
        record.revision += 1
        record.updated_at = self.at
        columns = ["revision", "updated_at"]
        if isinstance(record, Record):
            assessment.derive(document, record, self.context)
            columns += assessment.DERIVED
        record.save(update_fields=columns)
        self.progress()
        return self.revision(document, record, deed)

    def revision(self, document: Document, record: Documented, deed: Deed) -> Revision:
        """Write the step in history."""
        return Revision.objects.create(
            noun=document.noun,
            key=document.key,
            number=record.revision,
            deed=deed,
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
        """Whether readers can see the step: they see the document, or that what they saw before is gone."""
        state, before = document.data.get("publication"), self.of(document).get("publication")
        return state in (None, Publication.PUBLISHED) or before == Publication.PUBLISHED
