"""The page of a form, part by part: the input, the basis, and the claims that bear on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms

from relations.admin.basis_form import BasisForm
from relations.admin.inputs import titled
from relations.admin.record_form import ALIASES, EXTERNAL, RecordForm
from relations.admin.rows_form import RowsFormSet
from relations.documents.claim import facts_of
from relations.models import Record
from relations.models.claim import WHOLE_RECORD
from relations.queries.record_facts import Fact


@dataclass(frozen=True)
class Section:
    """One part of a document: one input or rows of them, and what bears on it."""

    name: str
    input: forms.BoundField | None
    rows: RowsFormSet | None
    basis: BasisForm | None
    fact: Fact | None
    is_cited: bool  # whether claims may bear on it

    @property
    def title(self) -> str:
        """Its name in words."""
        return titled(self.name)


def sections(form: RecordForm, facts: list[Fact]) -> Iterator[Section]:
    """The parts of a form in the order of the document; on the record as a whole there are only claims."""
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
