"""Error messages next to the form fields that caused them: value, rule and cure."""

from collections.abc import Iterable

from django import forms

from relations.errors import Error, InvalidDocument, InvalidDocuments, RejectedDocument, shortened


def error_text(error: InvalidDocument) -> str:
    """An error without the name of its field, which the form shows next to it."""
    if not error.where:
        return error.message
    value = "" if error.value in (None, "") else f"{shortened(error.value)}: "
    return f"{value}{error.rule}. {error.cure}"


def document_errors(error: Error) -> list[InvalidDocument]:
    """The errors of single fields that an exception holds, or the exception as one error of the whole."""
    if isinstance(error, InvalidDocuments):
        return error.errors
    return [RejectedDocument("", error)]


def add_field_error(form: forms.Form, field: str, error: InvalidDocument) -> bool:
    """Add an error to a field. Returns False if the form has no such field."""
    if field not in form.fields:
        return False
    form.add_error(field, error_text(error))
    return True


def unique(texts: Iterable[str]) -> list[str]:
    """The texts in their order, without repetitions."""
    return list(dict.fromkeys(texts))
