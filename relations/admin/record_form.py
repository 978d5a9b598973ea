"""The form of a record: an input for each part of its document, told from the declarations of its model."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict

from relations.admin.basis_form import BasisForm, initial_basis, named_in_words
from relations.admin.inputs import LinesField, TextField, input_for
from relations.admin.reference_input import name_choices
from relations.admin.rows_form import aliases_formset, initial_row, is_rows, rows_formset
from relations.admin.telling import faults_of, tell, told
from relations.documents.declaration import declared
from relations.documents.reference import KeysPart
from relations.documents.rows import RowsPart
from relations.errors import EntenteError, FormerIdentifier, InvalidDocument, RecordExists
from relations.models import Documented, Record
from relations.queries.record_facts import ROWS, Turned
from relations.refusals import NoReason

Data = dict[str, Any]
ALIASES, EXTERNAL = "aliases", "external_ids"


class RecordForm:
    """What a curator fills in. It shows one page of each long list; what is on other pages stays.

    `base` is the document it was opened with; nothing is refused here but what cannot be read.
    """

    def __init__(self, model: type[Documented], base: Data, posted: QueryDict | None, turned: Turned):
        self.model, self.base, self.turned = model, base, turned
        self.parts = declared(model)
        self.words = named_in_words(base)
        self.others: list[str] = []  # faults that have no field
        self.reason_fault = ""
        self.single = self.single_inputs()(posted, initial=self.initial())
        self.lists = {
            name: rows_formset(part)(
                posted, prefix=name, initial=[initial_row(part, each) for each in self.page(name)]
            )
            for name, part in self.parts.items()
            if is_rows(part)
        }
        self.lists[ALIASES] = aliases_formset()(posted, prefix=ALIASES, initial=self.names())
        self.bases = {
            fact: BasisForm(posted, prefix=f"basis-{fact}", initial=initial_basis(basis, self.words))
            for fact, basis in self.bases_of_base()
        }

    def single_inputs(self) -> type[forms.Form]:
        """The inputs of all that is not a table of rows."""
        inputs = {name: input_for(self.model, part) for name, part in self.parts.items() if not is_rows(part)}
        if not self.base:
            about = "Lower-case words and digits joined by hyphens; it stays for ever."
            inputs = {"id": TextField(label="Identifier", help_text=about)} | inputs
        inputs[EXTERNAL] = LinesField(
            label="External ids", help_text="Identifiers of other systems, scheme:value, one a line."
        )
        return type("FieldsForm", (forms.Form,), inputs)

    def initial(self) -> Data:
        """What stands in the inputs when the form is opened."""
        lists = {name: self.page(name) for name in (*self.parts, EXTERNAL) if self.is_list(name)}
        defaults = {name: part.default for name, part in self.parts.items() if not self.base}
        return defaults | self.base | lists

    def is_list(self, name: str) -> bool:
        return name == EXTERNAL or isinstance(self.parts[name], KeysPart | RowsPart)

    def names(self) -> list[Data]:
        """Its other names, each with the claim that prints it in words."""
        return [
            each | ({"claim": self.printing(each)} if "claim" in each else {}) for each in self.page(ALIASES)
        ]

    def printing(self, alias: Data) -> str:
        """The claim that prints an alias: where it stands, if that leads to no other, or its identifier."""
        claims = [each for listed in self.base.get("claims", {}).values() for each in listed]
        [own] = [each for each in claims if each["id"] == alias["claim"]]
        same = [
            each["id"]
            for each in claims
            if each["at"] == own["at"] and alias["text"] in each.get("printed", "")
        ]
        return own["at"] if same[:1] == [own["id"]] else alias["claim"]

    def bases_of_base(self) -> Iterator[tuple[str, Data]]:
        if issubclass(self.model, Record):
            yield from ((fact, self.base.get("basis", {}).get(fact, {})) for fact in self.model.facts)

    def start(self, name: str) -> int:
        """Where the page of a list begins."""
        return (self.turned.of(name) - 1) * ROWS

    def page(self, name: str) -> list[Any]:
        """The page of a list that the form shows."""
        return list(self.base.get(name, []))[self.start(name) : self.start(name) + ROWS]

    def whole(self, name: str, typed: list[Any]) -> list[Any]:
        """A list with its page as it was filled in."""
        listed = self.base.get(name, [])
        return [*listed[: self.start(name)], *typed, *listed[self.start(name) + ROWS :]]

    @property
    def all_forms(self) -> Iterator[forms.BaseForm]:
        """Every form in it, the empty rows that are copied too."""
        yield self.single
        yield from self.bases.values()
        for rows in self.lists.values():
            yield from (*rows.forms, rows.empty_form)

    def with_names(self) -> "RecordForm":
        """The same, with the names of what it refers to: one query."""
        name_choices(self.all_forms)
        return self

    @property
    def media(self) -> forms.Media:
        """The scripts of its inputs."""
        return sum((form.media for form in self.all_forms), forms.Media())

    @property
    def is_faulty(self) -> bool:
        """Whether a fault is told anywhere in it."""
        rows = [errors for each in self.lists.values() for errors in (*each.errors, each.non_form_errors())]
        single = [form.errors for form in (self.single, *self.bases.values())]
        return any((self.reason_fault, *self.others, *rows, *single))

    def is_readable(self) -> bool:
        """Whether all of the form arrived; otherwise rows that did not would seem removed."""
        checked = [each.is_valid() for each in (self.single, *self.lists.values(), *self.bases.values())]
        return all(checked)

    def typed(self) -> Data:
        """What was filled in, in portable form."""
        found = dict(self.single.cleaned_data)
        found |= {
            name: self.whole(name, value or []) for name, value in found.items() if self.is_a_page(name)
        }
        for name, rows in self.lists.items():
            found[name] = self.whole(name, [row for _, row in rows.rows()])
        if self.bases:
            found["basis"] = {fact: said for fact, form in self.bases.items() if (said := form.said())}
        return found

    def is_a_page(self, name: str) -> bool:
        return name != "id" and self.is_list(name)

    def tell(self, refusal: EntenteError) -> None:
        """Put each fault beside its field, and the others above."""
        if isinstance(refusal, NoReason):
            self.reason_fault = refusal.sentence
        elif isinstance(refusal, RecordExists | FormerIdentifier) and "id" in self.single.fields:
            self.single.add_error("id", refusal.sentence)
        else:
            left = [fault.sentence for fault in faults_of(refusal) if not self.tell_field(fault)]
            self.others = told([*self.others, *left])

    def tell_field(self, fault: InvalidDocument) -> bool:
        """Put a fault beside its field, if the form has it."""
        name, number = re.match(r"([^.\[]*)(?:\[(\d+)\])?", fault.where).groups()
        if name == "basis":
            _, fact, member = (*fault.where.split("."), "", "")[:3]
            field = member.partition("[")[0] or "basis"
            return fact in self.bases and tell(self.bases[fact], field, fault)
        if name not in self.lists:
            return tell(self.single, name, fault)
        rows = self.lists[name]
        rows.tell(int(number) - self.start(name) if number else rows.place_of(fault.value), fault)
        return True
