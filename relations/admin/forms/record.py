"""The form of a record: an input for each part of its document, derived from the model."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict

from relations.admin.forms.basis import BasisForm, claim_labels, initial_basis
from relations.admin.forms.inputs import LinesField, TextField, input_for
from relations.admin.forms.reference import load_choice_labels
from relations.admin.forms.rows import aliases_formset, initial_row, is_rows, rows_formset
from relations.admin.messages import add_field_error, document_errors, unique
from relations.documents.declaration import declared
from relations.documents.parts.reference import KeysPart
from relations.documents.parts.rows import RowsPart
from relations.errors import Error, FormerIdentifier, InvalidDocument, MissingReason, RecordExists
from relations.models import Documented, Record
from relations.queries.curation.record_facts import ROWS, Turned

Data = dict[str, Any]
ALIASES, EXTERNAL = "aliases", "external_ids"
IDENTIFIER_HELP = "Lower-case words and digits joined by hyphens. It cannot be used for another record later."


class RecordForm:
    """The inputs for a record. It shows one page of each long list and keeps the other pages unchanged.

    `base` is the document that the form was opened with, empty for a new record.
    """

    def __init__(self, model: type[Documented], base: Data, posted: QueryDict | None, turned: Turned):
        self.model, self.base, self.turned = model, base, turned
        self.parts = declared(model)
        self.labels = claim_labels(base)
        self.general_errors: list[str] = []  # those of no input
        self.reason_error = ""
        self.single = self.single_inputs()(posted, initial=self.initial())
        self.lists = {
            name: rows_formset(part)(
                posted, prefix=name, initial=[initial_row(part, each) for each in self.page(name)]
            )
            for name, part in self.parts.items()
            if is_rows(part)
        }
        self.lists[ALIASES] = aliases_formset()(posted, prefix=ALIASES, initial=self.alias_rows())
        self.bases = {
            fact: BasisForm(posted, prefix=f"basis-{fact}", initial=initial_basis(basis, self.labels))
            for fact, basis in self.initial_bases()
        }

    def single_inputs(self) -> type[forms.Form]:
        """The form with an input for every part that is not a table of rows."""
        inputs = {name: input_for(self.model, part) for name, part in self.parts.items() if not is_rows(part)}
        if not self.base:
            inputs = {"id": TextField(label="Identifier", help_text=IDENTIFIER_HELP)} | inputs
        inputs[EXTERNAL] = LinesField(
            label="External IDs", help_text="Identifiers in other systems, as scheme:value, one per line."
        )
        return type("FieldsForm", (forms.Form,), inputs)

    def initial(self) -> Data:
        """The initial data of the inputs: the document, or the defaults of a new record."""
        lists = {name: self.page(name) for name in (*self.parts, EXTERNAL) if self.is_list(name)}
        defaults = {name: part.default for name, part in self.parts.items() if not self.base}
        return defaults | self.base | lists

    def is_list(self, name: str) -> bool:
        """Whether a part is a list of values."""
        return name == EXTERNAL or isinstance(self.parts[name], KeysPart | RowsPart)

    def alias_rows(self) -> list[Data]:
        """The aliases, each with the claim that prints it."""
        return [
            each | ({"claim": self.alias_claim(each)} if "claim" in each else {})
            for each in self.page(ALIASES)
        ]

    def alias_claim(self, alias: Data) -> str:
        """The claim that prints an alias, as `source#7`; as its id if that place means another claim."""
        claims = [each for listed in self.base.get("claims", {}).values() for each in listed]
        [own] = [each for each in claims if each["id"] == alias["claim"]]
        same = [
            each["id"]
            for each in claims
            if each["at"] == own["at"] and alias["text"] in each.get("printed", "")
        ]
        return own["at"] if same[:1] == [own["id"]] else alias["claim"]

    def initial_bases(self) -> Iterator[tuple[str, Data]]:
        """Each fact of a record with its basis in the document; reference data has none."""
        if issubclass(self.model, Record):
            yield from ((fact, self.base.get("basis", {}).get(fact, {})) for fact in self.model.facts)

    def page_start(self, name: str) -> int:
        """The index of the first row of a list that the form shows."""
        return (self.turned.page_of(name) - 1) * ROWS

    def page(self, name: str) -> list[Any]:
        """The rows of a list that the form shows."""
        return list(self.base.get(name, []))[self.page_start(name) : self.page_start(name) + ROWS]

    def with_page(self, name: str, typed: list[Any]) -> list[Any]:
        """A whole list, with the rows that the form shows replaced by those that were submitted."""
        listed = self.base.get(name, [])
        return [*listed[: self.page_start(name)], *typed, *listed[self.page_start(name) + ROWS :]]

    @property
    def all_forms(self) -> Iterator[forms.BaseForm]:
        """Every form within it, including the empty rows that the script copies."""
        yield self.single
        yield from self.bases.values()
        for rows in self.lists.values():
            yield from (*rows.forms, rows.empty_form)

    def with_choice_labels(self) -> "RecordForm":
        """The form itself, after one query for the names of all references in it."""
        load_choice_labels(self.all_forms)
        return self

    @property
    def media(self) -> forms.Media:
        """The scripts and styles of the inputs."""
        return sum((form.media for form in self.all_forms), forms.Media())

    @property
    def has_errors(self) -> bool:
        """Whether the form has any error."""
        return bool(self.wrong_fields or self.general_errors)

    @property
    def wrong_fields(self) -> int:
        """How many inputs have errors; a table counts each input of its rows."""
        rows = [errors for each in self.lists.values() for errors in each.errors]
        tables = [each for each in self.lists.values() if each.non_form_errors()]
        single = [form.errors for form in (self.single, *self.bases.values())]
        return sum(map(len, (*rows, *single))) + len(tables) + bool(self.reason_error)

    def is_complete(self) -> bool:
        """Whether the whole form arrived; otherwise rows that are missing would be removed."""
        checked = [each.is_valid() for each in (self.single, *self.lists.values(), *self.bases.values())]
        return all(checked)

    def document(self) -> Data:
        """What was submitted, as a document."""
        found = dict(self.single.cleaned_data)
        found |= {
            name: self.with_page(name, value or [])
            for name, value in found.items()
            if name != "id" and self.is_list(name)
        }
        for name, rows in self.lists.items():
            found[name] = self.with_page(name, [row for _, row in rows.rows()])
        if self.bases:
            found["basis"] = {fact: basis for fact, form in self.bases.items() if (basis := form.document())}
        return found

    def add_errors(self, error: Error) -> None:
        """Add each error to its input, and the others to the form."""
        if isinstance(error, MissingReason):
            self.reason_error = error.message
        elif isinstance(error, RecordExists | FormerIdentifier) and "id" in self.single.fields:
            self.single.add_error("id", error.message)
        else:
            left = [each.message for each in document_errors(error) if not self.is_added(each)]
            self.general_errors = unique([*self.general_errors, *left])

    def is_added(self, error: InvalidDocument) -> bool:
        """Add an error to its input. Returns False if the form has no such input."""
        name, number = re.match(r"([^.\[]*)(?:\[(\d+)\])?", error.where).groups()
        if name == "basis":
            _, fact, member = (*error.where.split("."), "", "")[:3]
            field = member.partition("[")[0] or "basis"
            return fact in self.bases and add_field_error(self.bases[fact], field, error)
        if name not in self.lists:
            return add_field_error(self.single, name, error)
        rows = self.lists[name]
        index = int(number) - self.page_start(name) if number else rows.index_of(error.value)
        rows.add_row_error(index, error)
        return True
