"""The review queue: the list of proposals, and the page on which a reviewer decides."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify

from relations.actions import review
from relations.admin.links import add_mention_urls, record_url
from relations.admin.lists.columns import column
from relations.admin.lists.filters import KindListFilter, SourceListFilter
from relations.admin.pages.page import PageAdmin
from relations.admin.request_context import as_get_request, query_number
from relations.admin.review.approval import MOST_AT_ONCE, BatchApproval
from relations.admin.review.decision import REVIEW, ApprovalForm, DecisionForm, is_decision_made
from relations.admin.review.filters import (
    AuthorListFilter,
    CitedSourceListFilter,
    ProposalStateListFilter,
    WhoseListFilter,
)
from relations.models import Proposal, ProposalState
from relations.queries.review.proposal_reading import proposal_reading
from relations.queries.review.proposals import with_revision_now, wrote


@admin.register(Proposal)
class ProposalAdmin(BatchApproval, PageAdmin):
    """Proposed changes of what readers see, oldest first."""

    change_form_template = "admin/relations/proposal.html"
    list_display = (
        "id",
        "record",
        "action",
        column("by", "Author"),
        column("at", "Submitted"),
        "reason",
        "state",
        "outdated",
        "decided_by",
    )
    list_filter = (
        ProposalStateListFilter,
        WhoseListFilter,
        "action",
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
        """The matches of the public search, and proposals whose identifier contains the words.

        Records that are only proposed are not in the search index.
        """
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        part = slugify(search_term)
        return (found | queryset.filter(key__contains=part) if part else found), may_repeat

    @admin.display(description="Record")
    def record(self, proposal):
        """A link to the record."""
        return format_html(
            '<a href="{}">{}</a>', record_url(proposal.noun, proposal.key), proposal.record_key
        )

    @admin.display(description="Outdated", boolean=True)
    def outdated(self, proposal):
        """Whether the record has changed since; None if the proposal is decided."""
        return proposal.revision_now != proposal.base if proposal.state == ProposalState.OPEN else None

    def page_context(self, request, obj):
        found = proposal_reading(obj, query_number(request, "page"))
        add_mention_urls(found.difference.mentions)
        if found.since:
            add_mention_urls(found.since.mentions)
        return {
            "title": f"Proposal {obj.pk}",
            "subtitle": None,
            "reading": found,
            "record_url": record_url(obj.noun, obj.key),
            "other_url": record_url(obj.noun, obj.other) if obj.other else "",
            "is_open": obj.state == ProposalState.OPEN,
            "is_own": obj.by == request.user.get_username(),
            "wrote": wrote(obj, request.user.get_username()),
            "may_review": request.user.has_perm(REVIEW),
            "sent": request.POST,
        }

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of a proposal. Decisions are posted here; after an error the page keeps what was typed.

        Raises PermissionDenied.
        """
        if request.method == "POST":
            if not self.has_view_permission(request):
                raise PermissionDenied
            proposal = self.get_object(request, object_id)
            if proposal and self.is_decided(request, proposal):
                return HttpResponseRedirect(request.path)
            request = as_get_request(request)
        return super().change_view(request, object_id, form_url, extra_context)

    def is_decided(self, request, proposal) -> bool:
        """Approve or decline, by the pressed button. Returns False after a message about an error."""
        decide = {"approve": self.approve, "decline": self.decline}.get(request.POST.get("action"))
        return decide is not None and decide(request, proposal)

    def approve(self, request, proposal) -> bool:
        """Publish what is proposed. The form names the revision that the page showed.

        Raises PermissionDenied.
        """
        if not request.user.has_perm(REVIEW):
            raise PermissionDenied
        by = request.user.get_username()

        def approved(data):
            comment, seen = data["comment"], data["revision"]
            review.approve(proposal, by=by, at=timezone.now(), comment=comment, seen=seen)
            return f"Approved: {proposal}."

        return is_decision_made(request, ApprovalForm(request.POST), approved)

    def decline(self, request, proposal) -> bool:
        """Decline with a comment, or withdraw one's own proposal. Raises PermissionDenied."""
        by = request.user.get_username()
        if not (request.user.has_perm(REVIEW) or proposal.by == by):
            raise PermissionDenied

        def declined(data):
            review.decline(proposal, by=by, at=timezone.now(), comment=data["comment"])
            return f"{ProposalState(proposal.state).label}: {proposal}."

        return is_decision_made(request, DecisionForm(request.POST), declined)
