"""The form of a basis: why a fact has its value, and which claims support it."""

from collections import Counter
from typing import Any

from django import forms

from relations.admin.forms.inputs import LinesField, TextField
from relations.documents.parts.basis import BASES, STATED

CHOICES = [("", STATED.capitalize()), *((basis, basis.capitalize()) for basis in BASES if basis != STATED)]


class BasisForm(forms.Form):
    """Why a fact has its value. Documents leave out a basis that is `stated` and has no reason."""

    basis = TextField(widget=forms.Select(choices=CHOICES), label="Basis")
    rests_on = LinesField(
        label="Supporting claims",
        help_text="Claims of this record, one per line: source#7, fact@source#7, or the id of a claim.",
    )
    reason = TextField(
        label="Reason for the value",
        widget=forms.TextInput(attrs={"size": 50}),
        help_text="Why this value was chosen.",
    )

    def document(self) -> dict[str, Any]:
        """The basis as documents hold it; empty if nothing is filled in."""
        filled = {name: value for name, value in self.cleaned_data.items() if value}
        return {"basis": STATED} | filled if filled else {}

    @property
    def is_open(self) -> bool:
        """Whether the form has a value or an error to show."""
        return any(self.initial.values()) or bool(self.errors)


def claim_labels(data: dict[str, Any]) -> dict[str, str]:
    """The claims of a document by identifier, as `fact@source#7`; those with the same label are left out."""
    places = {
        claim["id"]: f"{fact}@{claim['at']}"
        for fact, listed in data.get("claims", {}).items()
        for claim in listed
    }
    counted = Counter(places.values())
    return {identifier: place for identifier, place in places.items() if counted[place] == 1}


def initial_basis(basis: dict[str, Any], labels: dict[str, str]) -> dict[str, Any]:
    """The initial data of the form, from the basis in a document."""
    chosen = "" if basis.get("basis") == STATED else basis.get("basis")
    return basis | {
        "basis": chosen,
        "rests_on": [labels.get(each, each) for each in basis.get("rests_on", [])],
    }
