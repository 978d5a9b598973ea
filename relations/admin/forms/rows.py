"""Lists of a document as tables of inputs, one page at a time, so that no form becomes too long."""

import json
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet

from relations.admin.forms.inputs import NOT_STATED, TextField, input_for
from relations.admin.messages import error_text
from relations.documents.descriptions import field_title
from relations.documents.parts.part import Part
from relations.documents.parts.rows import RowsPart
from relations.errors import InvalidDocument
from relations.models import AliasKind

MOST_ROWS = 200  # in one form


class RowsFormSet(BaseFormSet):
    """The rows of one list. Empty rows and rows marked for removal are left out of the document."""

    is_plain = False

    def get_deletion_widget(self):
        return forms.CheckboxInput(attrs={"aria-label": "Remove"})

    def rows(self) -> list[tuple[forms.Form, Any]]:
        """The rows that are filled in, each with its form."""
        filled = [(form, self.row_of(form)) for form in self.forms]
        return [(form, row) for form, row in filled if row]

    def row_of(self, form: forms.Form) -> Any:
        """A row as documents hold it; None if it is empty or marked for removal."""
        given = {name: value for name, value in form.cleaned_data.items() if value and name != "DELETE"}
        if form.cleaned_data.get("DELETE") or not given:
            return None
        return next(iter(given.values())) if self.is_plain else given

    def add_row_error(self, index: int | None, error: InvalidDocument) -> None:
        """Add an error to an input of a row, counted among those that are filled in, or to the table."""
        rows = self.rows()
        if index is None or not 0 <= index < len(rows):
            self._non_form_errors.append(error_text(error))
            return
        form, member = rows[index][0], error.where.rpartition("].")[2]
        form.add_error(member if member in form.fields else next(iter(form.fields)), error_text(error))

    def index_of(self, key: Any) -> int | None:
        """The index of the row that holds a key; None if none does."""
        for index, (_, row) in enumerate(self.rows()):
            values = row.values() if isinstance(row, dict) else [row]
            if any(str(value).rpartition("/")[2] == key for value in values):
                return index
        return None

    @property
    def options_text(self) -> str:
        """The options as JSON for the script of the admin that adds and removes rows."""
        name = field_title(self.prefix).lower()
        texts = {"addText": f"Add to {name}", "deleteText": "Remove"}
        return json.dumps({"name": f"#{self.prefix}", "options": {"prefix": self.prefix} | texts})


def rows_formset(part: RowsPart) -> type[RowsFormSet]:
    """The form set for the rows of a child table."""
    inputs = {each.name: input_for(part.model, each) for each in part.parts}
    return formset(inputs, is_plain=part.is_plain)


def aliases_formset() -> type[RowsFormSet]:
    """The form set for aliases."""
    kinds = [("", NOT_STATED), *AliasKind.choices]
    return formset(
        {
            "text": TextField(label="Alias", widget=forms.TextInput(attrs={"size": 30})),
            "language": TextField(label="Language", widget=forms.TextInput(attrs={"size": 6})),
            "kind": TextField(label="Kind", widget=forms.Select(choices=kinds)),
            "claim": TextField(label="Claim that prints it", widget=forms.TextInput(attrs={"size": 30})),
        }
    )


def formset(inputs: dict[str, forms.Field], *, is_plain: bool = False) -> type[RowsFormSet]:
    """A form set whose rows have these inputs."""
    for field in inputs.values():
        field.widget.attrs["aria-label"] = field.label
    row = type("RowForm", (forms.Form,), inputs)
    made = forms.formset_factory(
        row, formset=RowsFormSet, extra=1, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    made.is_plain = is_plain
    return made


def initial_row(part: RowsPart, row: Any) -> dict[str, Any]:
    """The initial data of the inputs of a row, from the document."""
    return part.values_of(row)


def is_lines(part: Part) -> bool:
    """Whether a list has one input with one value per line: texts, numbers or days."""
    return isinstance(part, RowsPart) and part.is_plain and part.parts[0].value_type != "reference"


def is_rows(part: Part) -> bool:
    """Whether a list is a table of rows."""
    return isinstance(part, RowsPart) and not is_lines(part)
