"""Natural keys to rows, looked up in bulk and once."""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Model

from relations.documents.document import Document
from relations.documents.part import Named
from relations.errors import InvalidDocument
from relations.models import KINDS, Documented, Paragraph

PORTION = 5000  # SQLite takes no more than 32 766 values in one statement


def portions(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys in lists that any database takes in one query."""
    listed = sorted(keys)
    return (listed[start : start + PORTION] for start in range(0, len(listed), PORTION))


class Registry:
    """The rows that documents name, by kind and key."""

    def __init__(self) -> None:
        self.rows: dict[Named, Documented] = {}
        self.paragraphs: dict[str, dict[int, Paragraph]] = {}
        self.paragraph_counts: dict[str, int] = {}

    def load(self, named: Iterable[Named]) -> None:
        """Look up whatever is not known yet, one query per kind."""
        wanted: dict[str, set[str]] = {}
        for noun, key in named:
            if (noun, key) not in self.rows and noun in KINDS:
                wanted.setdefault(noun, set()).add(key)
        for noun, keys in wanted.items():
            model = KINDS[noun]
            for portion in portions(keys):
                for row in model._default_manager.filter(**{f"{model.key_field}__in": portion}):
                    self.add(row)

    def add(self, row: Documented) -> None:
        """Know a row, whether or not it is saved yet."""
        self.rows[row.noun(), row.key] = row

    def resolve(self, noun: str, key: str) -> Documented | None:
        """The row, or None."""
        return self.rows.get((noun, key))

    def paragraph(self, source: str, number: int) -> Paragraph | None:
        """A paragraph of a source, or None if the source has not so many."""
        if source not in self.paragraphs:
            rows = Paragraph.objects.filter(source=self.rows["source", source])
            count = self.paragraph_counts.get(source)
            known = rows if count is None else rows.filter(position__lte=count)
            self.paragraphs[source] = {each.position: each for each in known}
        return self.paragraphs[source].get(number)

    def recount_paragraphs(self, source: str, count: int) -> None:
        """Look them up again, those of the text as it is now: they were written."""
        self.paragraphs.pop(source, None)
        self.paragraph_counts[source] = count

    def faults(self, document: Document, arriving: Collection[Named] = ()) -> list[InvalidDocument]:
        """A fault for everything the document names that is neither here nor arriving with it."""
        missing = {
            (where, named)
            for where, named in document.references()
            if named not in self.rows and named not in arriving
        }
        return [
            InvalidDocument(
                "unknown_reference",
                where,
                key,
                f"is no {noun.replace('_', ' ')} that exists",
                "Add it, or correct the key.",
            ).of_record(document.record_key)
            for where, (noun, key) in sorted(missing)
        ]

    def required(self, noun: str, key: str) -> Model:
        """The row; it is known to exist."""
        return self.rows[noun, key]
