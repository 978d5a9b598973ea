"""Faults beside the fields where they were found, with value, rule and cure."""

from collections.abc import Iterable

from django import forms

from relations.errors import EntenteError, InvalidDocument, InvalidDocuments, RefusedDocument, shortened


def in_words(fault: InvalidDocument) -> str:
    """A fault without its place: it stands there."""
    if not fault.cure:
        return fault.rule
    value = "" if fault.value in (None, "") else f"{shortened(fault.value)}: "
    return f"{value}{fault.rule}. {fault.cure}"


def faults_of(refusal: EntenteError) -> list[InvalidDocument]:
    """The faults that a refusal tells, or itself as one of the whole."""
    if isinstance(refusal, InvalidDocuments):
        return refusal.faults
    return [RefusedDocument("", refusal)]


def tell(form: forms.Form, field: str, fault: InvalidDocument) -> bool:
    """Put a fault beside a field, if the form has it."""
    if field not in form.fields:
        return False
    form.add_error(field, in_words(fault))
    return True


def told(texts: Iterable[str]) -> list[str]:
    """Each sentence once, in their order."""
    return list(dict.fromkeys(texts))
