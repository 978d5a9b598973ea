"""Lists of a document as rows of inputs: a page of them at a time, so that no form grows without end."""

import json
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet

from relations.admin.inputs import TextField, input_for, titled
from relations.admin.telling import in_words
from relations.documents.part import Part
from relations.documents.rows import RowsPart
from relations.errors import InvalidDocument
from relations.models import AliasKind

MOST_ROWS = 200  # that one form takes


class RowsFormSet(BaseFormSet):
    """Rows of one list. Empty ones and those marked for removal are not said."""

    is_plain = False

    def get_deletion_widget(self):
        return forms.CheckboxInput(attrs={"aria-label": "Remove"})

    def rows(self) -> list[tuple[forms.Form, Any]]:
        """The rows that say something, each with its form."""
        filled = [(form, self.row_of(form)) for form in self.forms]
        return [(form, row) for form, row in filled if row]

    def row_of(self, form: forms.Form) -> Any:
        """A row in portable form; nothing if it is empty or goes."""
        given = {name: value for name, value in form.cleaned_data.items() if value and name != "DELETE"}
        if form.cleaned_data.get("DELETE") or not given:
            return None
        return next(iter(given.values())) if self.is_plain else given

    def tell(self, place: int | None, fault: InvalidDocument) -> None:
        """Put a fault beside the field of a row, counted among those that say something."""
        rows = self.rows()
        if place is None or not 0 <= place < len(rows):
            self._non_form_errors.append(in_words(fault))
            return
        form, member = rows[place][0], fault.where.rpartition("].")[2]
        form.add_error(member if member in form.fields else next(iter(form.fields)), in_words(fault))

    def place_of(self, key: Any) -> int | None:
        """The row that names a key."""
        for place, (_, row) in enumerate(self.rows()):
            values = row.values() if isinstance(row, dict) else [row]
            if any(str(value).rpartition("/")[2] == key for value in values):
                return place
        return None

    @property
    def options_text(self) -> str:
        """What the script of the admin needs to add and remove rows."""
        name = titled(self.prefix).lower()
        texts = {"addText": f"Add to {name}", "deleteText": "Remove"}
        return json.dumps({"name": f"#{self.prefix}", "options": {"prefix": self.prefix} | texts})


def rows_formset(part: RowsPart) -> type[RowsFormSet]:
    """The rows of a child table."""
    inputs = {each.name: input_for(part.model, each) for each in part.parts}
    return formset(inputs, is_plain=part.is_plain)


def aliases_formset() -> type[RowsFormSet]:
    """Other names."""
    kinds = [("", "not said"), *AliasKind.choices]
    return formset(
        {
            "text": TextField(label="Text", widget=forms.TextInput(attrs={"size": 30})),
            "language": TextField(label="Language", widget=forms.TextInput(attrs={"size": 6})),
            "kind": TextField(label="Kind", widget=forms.Select(choices=kinds)),
            "claim": TextField(label="Claim that prints it", widget=forms.TextInput(attrs={"size": 30})),
        }
    )


def formset(inputs: dict[str, forms.Field], *, is_plain: bool = False) -> type[RowsFormSet]:
    """A set of rows, each with these inputs."""
    for field in inputs.values():
        field.widget.attrs["aria-label"] = field.label
    row = type("RowForm", (forms.Form,), inputs)
    made = forms.formset_factory(
        row, formset=RowsFormSet, extra=1, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    made.is_plain = is_plain
    return made


def initial_row(part: RowsPart, row: Any) -> dict[str, Any]:
    """A row of a document as its inputs take it."""
    return part.values_of(row)


def is_lines(part: Part) -> bool:
    """Whether a list is written one a line: texts, numbers or days."""
    return isinstance(part, RowsPart) and part.is_plain and part.parts[0].value_type != "reference"


def is_rows(part: Part) -> bool:
    """Whether a list is a table of rows."""
    return isinstance(part, RowsPart) and not is_lines(part)
