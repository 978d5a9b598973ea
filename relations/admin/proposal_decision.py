"""How a decision on a proposal is taken in on the desk, and told."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from relations.errors import EntenteError
from relations.models import Proposal

REVIEW = "relations.review_proposal"
LONGEST_WORD = 2000
MOST_REVISIONS = 2**31 - 1


class DecisionForm(forms.Form):
    """What the reviewer says to it."""

    word = forms.CharField(max_length=LONGEST_WORD, required=False)


class ApprovalForm(DecisionForm):
    """A decision that names the revision that was shown beside the proposal."""

    revision = forms.IntegerField(min_value=0, max_value=MOST_REVISIONS)


def decided(page, request, number, form_class, deed):
    """Do what a decision asks for, and lead back to the proposal, which tells what came of it."""
    if not page.has_view_permission(request):
        raise PermissionDenied
    proposal = Proposal.objects.filter(pk=number).first()
    if proposal is None:
        return page._get_obj_does_not_exist_redirect(request, page.opts, str(number))
    form = form_class(request.POST)
    if form.is_valid():
        try:
            messages.success(request, deed(proposal, form.cleaned_data))
        except EntenteError as error:
            messages.error(request, error.sentence)
    else:
        messages.error(request, " ".join(f"{name}: {' '.join(said)}" for name, said in form.errors.items()))
    return HttpResponseRedirect(reverse("admin:relations_proposal_change", args=[number]))
