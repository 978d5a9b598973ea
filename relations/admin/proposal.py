"""The review queue on the desk: what waits for a second pair of eyes, and the page on which they decide."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from relations.actions import review
from relations.admin.addresses import address, lead_to
from relations.admin.approval import MOST_AT_ONCE, BatchApproval
from relations.admin.filters import KindListFilter, SourceListFilter
from relations.admin.page import PageAdmin, number_in
from relations.admin.proposal_decision import REVIEW, ApprovalForm, DecisionForm, decided
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
        }

    def get_urls(self):
        pages = [("approve", self.approve_view), ("decline", self.decline_view)]
        return [
            *(
                path(
                    f"<int:number>/{name}/",
                    self.admin_site.admin_view(require_POST(view)),
                    name=f"relations_proposal_{name}",
                )
                for name, view in pages
            ),
            *super().get_urls(),
        ]

    def approve_view(self, request, number):
        """Show readers what is proposed; the form names the revision of the record that was shown."""
        if not request.user.has_perm(REVIEW):
            raise PermissionDenied

        def approve(proposal, said):
            review.approve(
                proposal,
                by=request.user.get_username(),
                at=timezone.now(),
                word=said["word"],
                seen=said["revision"],
            )
            return f"Approved: {proposal}."

        return decided(self, request, number, ApprovalForm, approve)

    def decline_view(self, request, number):
        """Say why not; an author withdraws so."""
        name, may_review = request.user.get_username(), request.user.has_perm(REVIEW)

        def decline(proposal, said):
            if not (may_review or proposal.by == name):
                raise PermissionDenied
            review.decline(proposal, by=name, at=timezone.now(), word=said["word"])
            return f"{ProposalState(proposal.state).label}: {proposal}."

        return decided(self, request, number, DecisionForm, decline)
