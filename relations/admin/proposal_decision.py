"""How a decision on a proposal is taken in on the desk, and told."""

from django import forms
from django.contrib import messages

from relations.errors import EntenteError

REVIEW = "relations.review_proposal"
LONGEST_WORD = 2000
MOST_REVISIONS = 2**31 - 1


class DecisionForm(forms.Form):
    """What the reviewer says to it."""

    word = forms.CharField(max_length=LONGEST_WORD, required=False)


class ApprovalForm(DecisionForm):
    """A decision that names the revision that was shown beside the proposal."""

    revision = forms.IntegerField(min_value=0, max_value=MOST_REVISIONS)


def is_done(request, form: DecisionForm, deed) -> bool:
    """Do what a decision asks for, and tell what came of it, or why it is refused."""
    if not form.is_valid():
        messages.error(request, " ".join(f"{name}: {' '.join(said)}" for name, said in form.errors.items()))
        return False
    try:
        messages.success(request, deed(form.cleaned_data))
    except EntenteError as error:
        messages.error(request, error.sentence)
        return False
    return True
