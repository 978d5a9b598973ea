"""Resolving natural keys to rows, in bulk."""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Model

from relations.documents.document import Document
from relations.documents.parts.part import ReferenceKey
from relations.errors import InvalidDocument
from relations.models import KINDS, Documented, Paragraph

PORTION = 5000  # SQLite accepts at most 32 766 values in one statement


def portions(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys in lists that any database accepts in one query."""
    listed = sorted(keys)
    return (listed[start : start + PORTION] for start in range(0, len(listed), PORTION))


class Registry:
    """The rows that documents refer to, by kind and key."""

    def __init__(self) -> None:
        self.rows: dict[ReferenceKey, Documented] = {}
        self.paragraphs: dict[str, dict[int, Paragraph]] = {}
        self.paragraph_counts: dict[str, int] = {}

    def load(self, keys: Iterable[ReferenceKey]) -> None:
        """Load the rows that are missing, with one query per kind."""
        wanted: dict[str, set[str]] = {}
        for noun, key in keys:
            if (noun, key) not in self.rows and noun in KINDS:
                wanted.setdefault(noun, set()).add(key)
        for noun, slugs in wanted.items():
            model = KINDS[noun]
            for portion in portions(slugs):
                for row in model._default_manager.filter(**{f"{model.key_field}__in": portion}):
                    self.add(row)

    def add(self, row: Documented) -> None:
        """Add a row, saved or not."""
        self.rows[row.noun(), row.key] = row

    def resolve(self, noun: str, key: str) -> Documented | None:
        """The row, or None."""
        return self.rows.get((noun, key))

    def paragraph(self, source: str, number: int) -> Paragraph | None:
        """A paragraph of a source, or None."""
        if source not in self.paragraphs:
            rows = Paragraph.objects.filter(source=self.rows["source", source])
            count = self.paragraph_counts.get(source)
            known = rows if count is None else rows.filter(position__lte=count)
            self.paragraphs[source] = {each.position: each for each in known}
        return self.paragraphs[source].get(number)

    def recount_paragraphs(self, source: str, count: int) -> None:
        """Forget the paragraphs of a source, because they were rewritten. `count` is their new number."""
        self.paragraphs.pop(source, None)
        self.paragraph_counts[source] = count

    def errors(self, document: Document, arriving: Collection[ReferenceKey] = ()) -> list[InvalidDocument]:
        """An error for each reference to a record that neither exists nor is in `arriving`."""
        missing = {
            (where, key)
            for where, key in document.references()
            if key not in self.rows and key not in arriving
        }
        return [
            InvalidDocument(
                "unknown_reference",
                where,
                key,
                f"there is no {noun.replace('_', ' ')} with this key",
                "Add the record, or correct the key.",
            ).of_record(document.record_key)
            for where, (noun, key) in sorted(missing)
        ]

    def required(self, noun: str, key: str) -> Model:
        """The row, which must be loaded."""
        return self.rows[noun, key]
