"""The review queue on the desk: what waits for a second pair of eyes, and the page on which they decide."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify

from relations.actions import review
from relations.admin.addresses import address, lead_to
from relations.admin.approval import MOST_AT_ONCE, BatchApproval
from relations.admin.asking import only_shown
from relations.admin.filters import KindListFilter, SourceListFilter
from relations.admin.page import PageAdmin, number_in
from relations.admin.proposal_decision import REVIEW, ApprovalForm, DecisionForm, is_done
from relations.admin.proposal_filters import (
    AuthorListFilter,
    CitedSourceListFilter,
    ProposalStateListFilter,
    WhoseListFilter,
)
from relations.models import Proposal, ProposalState
from relations.queries.proposal_reading import proposal_reading
from relations.queries.proposals import with_revision_now, wrote


@admin.register(Proposal)
class ProposalAdmin(BatchApproval, PageAdmin):
    """What somebody proposes to show to readers, the oldest first."""

    change_form_template = "admin/relations/proposal.html"
    list_display = ("id", "record", "deed", "by", "at", "reason", "state", "moved_on", "decided_by")
    list_filter = (
        ProposalStateListFilter,
        WhoseListFilter,
        "deed",
        KindListFilter,
        AuthorListFilter,
        CitedSourceListFilter,
    )
    sortable_by = ("id",)
    ordering = ("id",)
    searched = {"key": (None, "key")}
    list_per_page = MOST_AT_ONCE

    @property
    def media(self):
        return super().media + SourceListFilter.widget("source").media

    def get_queryset(self, request):
        return with_revision_now(super().get_queryset(request))

    def get_search_results(self, request, queryset, search_term):
        """As readers find records, and by any part of an identifier: what is only proposed is found so."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        part = slugify(search_term)
        return (found | queryset.filter(key__contains=part) if part else found), may_repeat

    @admin.display(description="record")
    def record(self, proposal):
        return format_html('<a href="{}">{}</a>', address(proposal.noun, proposal.key), proposal.record_key)

    @admin.display(description="record moved on", boolean=True)
    def moved_on(self, proposal):
        return proposal.revision_now != proposal.base if proposal.state == ProposalState.OPEN else None

    def shown(self, request, obj):
        found = proposal_reading(obj, number_in(request, "page"))
        lead_to(found.difference.mentions)
        if found.since:
            lead_to(found.since.mentions)
        return {
            "title": f"Proposal {obj.pk}",
            "subtitle": str(obj),
            "reading": found,
            "record_url": address(obj.noun, obj.key),
            "other_url": address(obj.noun, obj.other) if obj.other else "",
            "is_open": obj.state == ProposalState.OPEN,
            "is_own": obj.by == request.user.get_username(),
            "wrote": wrote(obj, request.user.get_username()),
            "may_review": request.user.has_perm(REVIEW),
            "sent": request.POST,
        }

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page, to which decisions are posted: after one that is refused it holds what was typed."""
        if request.method == "POST":
            if not self.has_view_permission(request):
                raise PermissionDenied
            proposal = self.get_object(request, object_id)
            if proposal and self.is_decided(request, proposal):
                return HttpResponseRedirect(request.path)
            request = only_shown(request)
        return super().change_view(request, object_id, form_url, extra_context)

    def is_decided(self, request, proposal) -> bool:
        """Do what the pressed button asks for."""
        decide = {"approve": self.approve, "decline": self.decline}.get(request.POST.get("deed"))
        return decide is not None and decide(request, proposal)

    def approve(self, request, proposal) -> bool:
        """Show readers what is proposed; the form names the revision of the record that was shown."""
        if not request.user.has_perm(REVIEW):
            raise PermissionDenied
        by = request.user.get_username()

        def approved(said):
            word, seen = said["word"], said["revision"]
            review.approve(proposal, by=by, at=timezone.now(), word=word, seen=seen)
            return f"Approved: {proposal}."

        return is_done(request, ApprovalForm(request.POST), approved)

    def decline(self, request, proposal) -> bool:
        """Say why not; an author withdraws so."""
        by = request.user.get_username()
        if not (request.user.has_perm(REVIEW) or proposal.by == by):
            raise PermissionDenied

        def declined(said):
            review.decline(proposal, by=by, at=timezone.now(), word=said["word"])
            return f"{ProposalState(proposal.state).label}: {proposal}."

        return is_done(request, DecisionForm(request.POST), declined)
