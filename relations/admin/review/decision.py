"""The forms of a decision on a proposal, and running it."""

from django import forms
from django.contrib import messages

from relations.errors import Error

REVIEW = "relations.review_proposal"
LONGEST_COMMENT = 2000
MOST_REVISIONS = 2**31 - 1


class DecisionForm(forms.Form):
    """The comment of a reviewer or of the author."""

    comment = forms.CharField(label="Comment", max_length=LONGEST_COMMENT, required=False)


class ApprovalForm(DecisionForm):
    """A comment, and the revision of the record that the page showed."""

    revision = forms.IntegerField(label="Revision", min_value=0, max_value=MOST_REVISIONS)


def is_decision_made(request, form: DecisionForm, action) -> bool:
    """Run an action on the form and show its message. Returns False after a message about an error."""
    if not form.is_valid():
        errors = (f"{form[name].label}: {' '.join(texts)}" for name, texts in form.errors.items())
        messages.error(request, " ".join(errors))
        return False
    try:
        messages.success(request, action(form.cleaned_data))
    except Error as error:
        messages.error(request, error.message)
        return False
    return True
