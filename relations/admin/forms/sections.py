"""The sections of the form of a record: for each part its input, its basis and its claims."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms

from relations.admin.forms.basis import BasisForm
from relations.admin.forms.record import ALIASES, EXTERNAL, RecordForm
from relations.admin.forms.rows import RowsFormSet
from relations.documents.claim import facts_of
from relations.documents.descriptions import field_title
from relations.models import Record
from relations.models.claim import WHOLE_RECORD
from relations.queries.curation.record_facts import Fact


@dataclass(frozen=True)
class Section:
    """One part of a document: one input or a table of them, the basis, and the claims on it."""

    name: str
    input: forms.BoundField | None
    rows: RowsFormSet | None
    basis: BasisForm | None
    fact: Fact | None
    is_cited: bool  # whether claims can be made on it

    @property
    def title(self) -> str:
        """The name of the part as a label."""
        return field_title(self.name)


def sections(form: RecordForm, facts: list[Fact]) -> Iterator[Section]:
    """The sections in the order of the document; the last one has the claims on the record as a whole."""
    known = {fact.name: fact for fact in facts}
    cited = facts_of(form.model) if issubclass(form.model, Record) and known else ()
    names = [*(["id"] if not form.base else []), *form.parts, ALIASES, EXTERNAL]
    for name in (*names, *((WHOLE_RECORD,) if cited else ())):
        yield Section(
            name,
            form.single[name] if name in form.single.fields else None,
            form.lists.get(name),
            form.bases.get(name),
            known.get(name),
            name in cited,
        )
