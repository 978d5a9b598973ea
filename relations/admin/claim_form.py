"""The form of a claim: what one paragraph, or one locator, of a source says about one fact."""

import re
from typing import Any

from django import forms

from relations.admin.inputs import QuantityField, TextField, choices_of, one_of_input, text_input
from relations.admin.reference_input import ReferenceField
from relations.admin.telling import faults_of, in_words, tell
from relations.documents.declaration import fact_part
from relations.documents.part import ChoicePart, Part
from relations.documents.reference import WORDS, OneOfPart
from relations.documents.rows import RowsPart
from relations.errors import EntenteError
from relations.models import Modality, Record
from relations.models.claim import WHOLE_RECORD

# What a claim may name beside what the record can: an organ of a country, or what lies in a place.
ALSO = ("country", "organisation", "place")
PLACES = {"at": "source"}  # the field beside which faults of another member stand


class DenialField(forms.Field):
    """A tick, which documents write as `true`."""

    def __init__(self, **options):
        super().__init__(required=False, widget=forms.CheckboxInput(), **options)

    def clean(self, value):
        return "true" if value else None


class ClaimForm(forms.Form):
    """A claim in the making. Where and in which words, then what they mean; made by `claim_form`."""

    source = ReferenceField(("source",), noun="source", help_text="Who says so.")
    paragraph = TextField(
        widget=forms.TextInput(attrs={"size": 6, "inputmode": "numeric"}), help_text="Its number."
    )
    locator = TextField(
        widget=forms.TextInput(attrs={"size": 40}),
        help_text="For data sets and background, instead of a paragraph: row, page or address.",
    )
    printed = TextField(
        widget=forms.TextInput(attrs={"size": 60}),
        help_text="The words that carry the value, exactly as printed; at most 80 characters.",
    )
    attributed_to = TextField(
        widget=forms.TextInput(attrs={"size": 40}),
        help_text="The authority or speaker whom the source names.",
    )
    modality = TextField(widget=forms.Select(choices=Modality.choices), help_text="How the source puts it.")
    negated = DenialField(help_text="The source denies the value.")
    deprecated = TextField(
        widget=forms.TextInput(attrs={"size": 60}),
        help_text="Why an error of the source no longer counts. Real disagreement stays live.",
    )
    note = TextField(
        widget=forms.Textarea(attrs={"rows": 2}), help_text="Anything the next curator should know."
    )
    field_order = ("source", "paragraph", "locator", "printed", "value")

    def claim(self) -> dict[str, Any]:
        """What was filled in, in portable form; None where nothing is said."""
        filled = dict(self.cleaned_data)
        source, paragraph = filled.pop("source") or "", filled.pop("paragraph")
        return {"at": f"{source}#{paragraph}" if paragraph else source} | filled

    def tell(self, refusal: EntenteError) -> None:
        """Put each fault beside its field, and the others above."""
        for fault in faults_of(refusal):
            member = re.sub(r"^claims\.\w+(\[\d+\])?\.?", "", fault.where).partition(".")[0]
            if not tell(self, PLACES.get(member, member), fault):
                self.add_error(None, in_words(fault))


def claim_form(model: type[Record], fact: str) -> type[ClaimForm]:
    """The form of claims on a fact of a kind; `fact` is one of `documents.claim.facts_of`."""
    value = {} if fact == WHOLE_RECORD else {"value": value_input(fact_part(model, fact), model)}
    return type("ClaimForm", (ClaimForm,), value)


def value_input(part: Part, model: type[Record]) -> forms.Field:
    """The input for what a claim on a fact means."""
    about = {"help_text": "What the words mean, read with the rest of the source; left out if unclear."}
    owner = part.model if isinstance(part, RowsPart) else model
    member = getattr(part, "member", part)
    if member.value_type == "quantity":
        return QuantityField(**about)
    if isinstance(member, ChoicePart):
        choices = [("", "not said"), *(pair for pair in choices_of(owner, member) if pair[0])]
        return TextField(widget=forms.Select(choices=choices), **about)
    if member.value_type != "reference":
        return text_input(member, about)
    own = member.kinds if isinstance(member, OneOfPart) else (member.noun,)
    return one_of_input(tuple(dict.fromkeys((*own, *ALSO, WORDS))), **about)


def filled_in(claim: dict[str, Any]) -> dict[str, Any]:
    """The initial data of the form of a claim in portable form."""
    source, _, paragraph = claim.get("at", "").partition("#")
    return claim | {"source": source or None, "paragraph": paragraph or None}
