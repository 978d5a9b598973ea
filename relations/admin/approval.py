"""Several approvals at once: each by its own rules, after a page that shows what each would change."""

import re
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from relations.actions import review
from relations.admin.proposal_decision import REVIEW, ApprovalForm
from relations.errors import EntenteError
from relations.models import Proposal, ProposalState
from relations.queries.proposals import outlines, with_revision_now

MOST_AT_ONCE = 50
NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


@dataclass
class Answer:
    """What became of one proposal of several: why it was refused, if it was."""

    proposal: Proposal
    refusal: str = ""


class BatchApproval(admin.ModelAdmin):
    """Approves several proposals, and tells which were refused and why."""

    actions = ("approve_selected",)

    def has_review_permission(self, request):
        return request.user.has_perm(REVIEW)

    @admin.action(description="Approve selected proposals", permissions=["review"])
    def approve_selected(self, request, queryset):
        """Show what each of them would change, before anything happens."""
        found = list(with_revision_now(queryset.order_by("pk"))[: MOST_AT_ONCE + 1])
        if len(found) > MOST_AT_ONCE:
            messages.error(request, f"Choose at most {MOST_AT_ONCE} proposals at once.")
            return None
        return self.page(request, {"outlines": outlines(found)})

    def get_urls(self):
        view = self.admin_site.admin_view(self.approve_batch_view)
        return [path("approve/", view, name="relations_proposal_approve_batch"), *super().get_urls()]

    def approve_batch_view(self, request):
        """Approve what was shown; what is refused stays as it is, and the answer says why."""
        if not self.has_review_permission(request):
            raise PermissionDenied
        if request.method != "POST":  # whoever leaves a form that was kept is led to the queue
            return HttpResponseRedirect(reverse("admin:relations_proposal_changelist"))
        numbers = [int(each) for each in request.POST.getlist("proposal") if NUMBER.fullmatch(each)]
        chosen = Proposal.objects.filter(pk__in=numbers[:MOST_AT_ONCE]).order_by("pk")
        answers = [self.answer(request, proposal) for proposal in chosen]
        refused = [each.proposal.pk for each in answers if each.refusal]
        again = Proposal.objects.filter(pk__in=refused, state=ProposalState.OPEN).order_by("pk")
        told = {"answers": answers, "refused": len(refused), "sent": request.POST}
        return self.page(request, told | {"outlines": outlines(list(with_revision_now(again)))})

    def answer(self, request, proposal):
        """Approve one of them, if its rules allow."""
        word, seen = (request.POST.get(name) for name in ("word", f"revision-{proposal.pk}"))
        form = ApprovalForm({"word": word, "revision": seen})
        if not form.is_valid():
            return Answer(proposal, "The form names no revision of it. Choose it again from the list.")
        said, by = form.cleaned_data, request.user.get_username()
        try:
            review.approve(proposal, by=by, at=timezone.now(), word=said["word"], seen=said["revision"])
        except EntenteError as error:
            return Answer(proposal, error.sentence)
        return Answer(proposal)

    def page(self, request, told):
        context = {
            **self.admin_site.each_context(request),
            "title": "Approve several proposals",
            "opts": self.opts,
            "media": self.media,
            **told,
        }
        return TemplateResponse(request, "admin/relations/approvals.html", context)
