"""Approving several proposals at once, after a page that shows what each would change."""

import re
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from relations.actions import review
from relations.admin.review.decision import REVIEW, ApprovalForm
from relations.errors import Error
from relations.models import Proposal, ProposalState
from relations.queries.review.proposals import outlines, with_revision_now

MOST_AT_ONCE = 50
NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
NO_REVISION = "The form names no revision of it. Select it again in the list."


@dataclass
class ApprovalResult:
    """A proposal that was approved, or could not be approved because of an error."""

    proposal: Proposal
    error: str = ""


class BatchApproval(admin.ModelAdmin):
    """Approves several proposals; those with errors stay open and are shown again."""

    actions = ("approve_selected",)

    def has_review_permission(self, request):
        """Whether the account may approve and decline proposals."""
        return request.user.has_perm(REVIEW)

    @admin.action(description="Approve selected proposals", permissions=["review"])
    def approve_selected(self, request, queryset):
        """The page that shows what each selected proposal would change."""
        found = list(with_revision_now(queryset.order_by("pk"))[: MOST_AT_ONCE + 1])
        if len(found) > MOST_AT_ONCE:
            messages.error(request, f"Select at most {MOST_AT_ONCE} proposals at once.")
            return None
        return self.page(request, {"outlines": outlines(found)})

    def get_urls(self):
        view = self.admin_site.admin_view(self.approve_batch_view)
        return [path("approve/", view, name="relations_proposal_approve_batch"), *super().get_urls()]

    def approve_batch_view(self, request):
        """Approve the proposals that were shown, each on its own, and list the results.

        Raises PermissionDenied.
        """
        if not self.has_review_permission(request):
            raise PermissionDenied
        if request.method != "POST":  # somebody discards a recovered form
            return HttpResponseRedirect(reverse("admin:relations_proposal_changelist"))
        numbers = [int(each) for each in request.POST.getlist("proposal") if NUMBER.fullmatch(each)]
        chosen = Proposal.objects.filter(pk__in=numbers[:MOST_AT_ONCE]).order_by("pk")
        results = [self.approve_one(request, proposal) for proposal in chosen]
        failed = [each.proposal.pk for each in results if each.error]
        again = Proposal.objects.filter(pk__in=failed, state=ProposalState.OPEN).order_by("pk")
        context = {
            "results": results,
            "failed": len(failed),
            "approved": len(results) - len(failed),
            "sent": request.POST,
            "outlines": outlines(list(with_revision_now(again))),
        }
        return self.page(request, context)

    def approve_one(self, request, proposal):
        """Approve one proposal. Returns the result, with the error if there is one."""
        comment, seen = (request.POST.get(name) for name in ("comment", f"revision-{proposal.pk}"))
        form = ApprovalForm({"comment": comment, "revision": seen})
        if not form.is_valid():
            return ApprovalResult(proposal, NO_REVISION)
        data, by = form.cleaned_data, request.user.get_username()
        try:
            review.approve(proposal, by=by, at=timezone.now(), comment=data["comment"], seen=data["revision"])
        except Error as error:
            return ApprovalResult(proposal, error.message)
        return ApprovalResult(proposal)

    def page(self, request, context):
        """The page of several proposals or results."""
        about = {
            **self.admin_site.each_context(request),
            "title": "Approve several proposals",
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/relations/approvals.html", about | context)
