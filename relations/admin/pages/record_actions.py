"""What curators do with a record: submit it for review, retract it, add and correct its claims."""

from django.contrib import admin, messages
from django.http import Http404
from django.template.response import TemplateResponse

from relations.actions import curation
from relations.admin.claims.claim_form_request import ClaimFormRequest
from relations.admin.pages.change import ChangePage, RequestedChange
from relations.admin.pages.history import HistoryPage
from relations.admin.pages.page import redirect_if_not_found
from relations.admin.request_context import (
    add_outcome_message,
    change_request,
    current_document,
    posted_number,
)
from relations.documents.claim import fact_of_claim, facts_of
from relations.documents.document import Document
from relations.errors import Error
from relations.models import Publication, Record

MOST_AT_ONCE, CONFIRMED = 50, "_retract"


class RecordActionsPage(HistoryPage):
    """A kind of record with claims and an editorial state."""

    actions = ("retract_selected",)

    def get_urls(self):
        return [
            self.page_at("<path:object_id>/submit/", self.submit_view, "submit"),
            self.page_at("<path:object_id>/claim/", self.cite_view, "cite"),
            self.page_at("<path:object_id>/claim/<str:claim>/", self.correct_view, "correct"),
            *super().get_urls(),
        ]

    def get_actions(self, request):
        """The actions on lists, without Django's deletion: records are retracted."""
        return {
            name: each for name, each in super().get_actions(request).items() if name != "delete_selected"
        }

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def with_state(self, record: Record, state: Publication) -> tuple[Document, Document]:
        """The current document, and the same with another editorial state."""
        now = Document(record.noun(), record.key, current_document(record)[1])
        return now, Document(record.noun(), record.key, now.data | {"publication": state.value})

    @redirect_if_not_found
    def submit_view(self, request, object_id):
        """The page that submits a draft for review."""
        record = self.editable_record(request, object_id)
        change = RequestedChange(
            title=f"Submit {record.key} for review",
            about="A reviewer reads the draft, then publishes it or declines with a reason.",
            button="Submit for review",
            action=lambda requested: curation.submit(record, requested),
            before=None,
            after=self.with_state(record, Publication.PUBLISHED)[1],
        )
        return ChangePage(self, request, record, change).respond()

    @redirect_if_not_found
    def delete_view(self, request, object_id, extra_context=None):
        """The page that retracts a record. Nothing is deleted: the record stays in the history."""
        record = self.editable_record(request, object_id)
        before, after = self.with_state(record, Publication.RETRACTED)
        change = RequestedChange(
            title=f"Retract {record.key}",
            about="The record stays in the history. Readers see that it was retracted.",
            button="Retract",
            action=lambda requested: curation.retract(record, requested),
            before=before,
            after=after,
        )
        return ChangePage(self, request, record, change).respond()

    @admin.action(permissions=["delete"], description="Retract selected %(verbose_name_plural)s")
    def retract_selected(self, request, queryset):
        """Ask for a reason, then retract each selected record; those with errors are listed again."""
        chosen = list(queryset[: MOST_AT_ONCE + 1])
        if len(chosen) > MOST_AT_ONCE:
            messages.error(request, f"Select at most {MOST_AT_ONCE} records to retract.")
            return None
        if CONFIRMED in request.POST:
            chosen = [record for record in chosen if not self.retract_one(request, record)]
        if not chosen:
            return None
        context = {"title": "Retract records", "chosen": chosen, "sent": request.POST, "media": self.media}
        page = "admin/relations/retract_selected.html"
        return TemplateResponse(request, page, self.about(request, None) | context)

    def retract_one(self, request, record) -> bool:
        """Retract one of several records. Returns False after a message about an error."""
        try:
            seen = posted_number(request, f"revision-{record.pk}")
            add_outcome_message(request, curation.retract(record, change_request(request, seen)))
        except Error as error:
            messages.error(request, error.message)
            return False
        return True

    @redirect_if_not_found
    def cite_view(self, request, object_id):
        """The page that adds a claim on the fact in the URL. Raises Http404 if there is no such fact."""
        record, fact = self.editable_record(request, object_id), request.GET.get("fact", "")
        if fact not in facts_of(type(record)):
            raise Http404
        return ClaimFormRequest(self, request, record, fact=fact).respond()

    @redirect_if_not_found
    def correct_view(self, request, object_id, claim):
        """The page that corrects or removes a claim. Raises Http404 if the record does not have it."""
        record = self.editable_record(request, object_id)
        fact = fact_of_claim(current_document(record)[1], claim) or request.POST.get("fact", "")
        if fact not in facts_of(type(record)):
            raise Http404
        return ClaimFormRequest(self, request, record, fact=fact, identifier=claim).respond()
