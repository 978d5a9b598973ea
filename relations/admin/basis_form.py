"""The form of a basis: why a value is what it is, and on which claims it rests."""

from collections import Counter
from typing import Any

from django import forms

from relations.admin.inputs import LinesField, TextField
from relations.documents.basis import BASES, STATED

CHOICES = [("", STATED), *((basis, basis) for basis in BASES if basis != STATED)]


class BasisForm(forms.Form):
    """Why a value is what it is. What is stated, without a reason, is left out of documents."""

    basis = TextField(widget=forms.Select(choices=CHOICES), label="Basis")
    rests_on = LinesField(
        label="Rests on", help_text="Claims of this record, one a line: source#7, fact@source#7, or an id."
    )
    reason = TextField(
        label="Why this value", widget=forms.TextInput(attrs={"size": 50}), help_text="Why it was chosen."
    )

    def said(self) -> dict[str, Any]:
        """The basis in portable form."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return {"basis": STATED} | said if said else {}

    @property
    def is_open(self) -> bool:
        """Whether there is something to see."""
        return any(self.initial.values()) or bool(self.errors)


def named_in_words(data: dict[str, Any]) -> dict[str, str]:
    """The claims of a document by identifier, as `fact@source#7`, where that means one claim only."""
    places = {
        claim["id"]: f"{fact}@{claim['at']}"
        for fact, listed in data.get("claims", {}).items()
        for claim in listed
    }
    counted = Counter(places.values())
    return {identifier: place for identifier, place in places.items() if counted[place] == 1}


def initial_basis(basis: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    """A basis of a document as its inputs take it."""
    chosen = "" if basis.get("basis") == STATED else basis.get("basis")
    return basis | {
        "basis": chosen,
        "rests_on": [words.get(each, each) for each in basis.get("rests_on", [])],
    }
