"""The form of a claim: what a paragraph, or another place in a source, says about one fact."""

import re
from typing import Any

from django import forms

from relations.admin.forms.inputs import (
    NOT_STATED,
    QuantityField,
    TextField,
    choices_of,
    one_of_input,
    text_input,
)
from relations.admin.forms.reference import ReferenceField
from relations.admin.messages import add_field_error, document_errors, error_text
from relations.documents.declaration import fact_part
from relations.documents.parts.part import ChoicePart, Part
from relations.documents.parts.reference import WORDS, OneOfPart
from relations.documents.parts.rows import RowsPart
from relations.errors import Error
from relations.models import KINDS, Modality, Record
from relations.models.claim import WHOLE_RECORD

# What a claim may name besides what the record can: an organ of a country, or what lies in a place.
ALSO = tuple(noun for noun, model in KINDS.items() if model.is_claimed_anywhere)
FIELDS = {"at": "source"}  # the input that shows the errors of another field of the document


class DenialField(forms.Field):
    """A checkbox; documents write `true` if it is ticked."""

    def __init__(self, **options):
        super().__init__(required=False, widget=forms.CheckboxInput(), **options)

    def clean(self, value):
        return "true" if value else None


class ClaimForm(forms.Form):
    """Where a claim is printed, in which words, and what they mean. `claim_form` adds the value."""

    source = ReferenceField(("source",), noun="source", help_text="The source that makes the claim.")
    paragraph = TextField(
        widget=forms.TextInput(attrs={"size": 6, "inputmode": "numeric"}),
        help_text="The number of the paragraph.",
    )
    locator = TextField(
        widget=forms.TextInput(attrs={"size": 40}),
        help_text="For data sets and background, instead of a paragraph: row, page or URL.",
    )
    printed = TextField(
        label="Printed words",
        widget=forms.TextInput(attrs={"size": 60}),
        help_text="The words that carry the value, exactly as printed; at most 80 characters.",
    )
    attributed_to = TextField(
        widget=forms.TextInput(attrs={"size": 40}),
        help_text="The authority or speaker that the source names.",
    )
    modality = TextField(
        widget=forms.Select(choices=Modality.choices), help_text="How certain the source is of the value."
    )
    negated = DenialField(label="Denied", help_text="The source denies the value.")
    deprecated = TextField(
        label="Deprecated because",
        widget=forms.TextInput(attrs={"size": 60}),
        help_text="Why an error of the source no longer counts. Do not deprecate real disagreement.",
    )
    note = TextField(
        widget=forms.Textarea(attrs={"rows": 2}), help_text="Anything the next curator should know."
    )
    field_order = ("source", "paragraph", "locator", "printed", "value")

    def claim(self) -> dict[str, Any]:
        """The claim as documents hold it; None for what is not filled in."""
        filled = dict(self.cleaned_data)
        source, paragraph = filled.pop("source") or "", filled.pop("paragraph")
        return {"at": f"{source}#{paragraph}" if paragraph else source} | filled

    def add_errors(self, error: Error) -> None:
        """Add each error to its input, and the others to the form."""
        for each in document_errors(error):
            field = re.sub(r"^claims\.\w+(\[\d+\])?\.?", "", each.where).partition(".")[0]
            if not add_field_error(self, FIELDS.get(field, field), each):
                self.add_error(None, error_text(each))

    @property
    def wrong_fields(self) -> int:
        """How many inputs have errors."""
        return len([name for name in self.errors if name in self.fields])


def claim_form(model: type[Record], fact: str) -> type[ClaimForm]:
    """The form of claims on a fact of a kind; `fact` is one of `documents.claim.facts_of`."""
    value = {} if fact == WHOLE_RECORD else {"value": value_input(fact_part(model, fact), model)}
    return type("ClaimForm", (ClaimForm,), value)


def value_input(part: Part, model: type[Record]) -> forms.Field:
    """The input for the value that a claim states for a fact."""
    about = {"help_text": "What the words mean, in the context of the source. Leave empty if unclear."}
    owner = part.model if isinstance(part, RowsPart) else model
    member = getattr(part, "member", part)
    if member.value_type == "quantity":
        return QuantityField(**about)
    if isinstance(member, ChoicePart):
        choices = [("", NOT_STATED), *(pair for pair in choices_of(owner, member) if pair[0])]
        return TextField(widget=forms.Select(choices=choices), **about)
    if member.value_type != "reference":
        return text_input(member, about)
    own = member.kinds if isinstance(member, OneOfPart) else (member.noun,)
    return one_of_input(tuple(dict.fromkeys((*own, *ALSO, WORDS))), **about)


def initial_claim(claim: dict[str, Any]) -> dict[str, Any]:
    """The initial data of the form, from a claim in a document."""
    source, _, paragraph = claim.get("at", "").partition("#")
    return claim | {"source": source or None, "paragraph": paragraph or None}
