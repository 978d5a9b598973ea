"""What a curator does to a record beside changing it: claims, submitting, restoring, retracting."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path

from relations.actions import curation
from relations.admin.addresses import lead_to
from relations.admin.asking import asked, number_of, standing_at, tell_outcome
from relations.admin.claim_writing import ClaimWriting
from relations.admin.deed_page import DeedAsked, DeedPage
from relations.admin.missing import Missing, or_index
from relations.admin.page import number_in
from relations.admin.writing_page import WritingPage
from relations.documents.claim import fact_of, facts_of
from relations.documents.document import Document
from relations.errors import EntenteError
from relations.models import Publication, Record
from relations.queries.history import document_after, revisions
from relations.queries.history_reading import history_reading

MOST_AT_ONCE, CONFIRMED = 50, "_retract"
LARGEST = 2**63 - 1
KEPT = ("publication", "merged_into")


class HistoryPage(WritingPage):
    """The history of a record, and the way back to any step of it."""

    def get_urls(self):
        return [
            self.page_at("<path:object_id>/restore/<int:sequence>/", self.restore_view, "restore"),
            *super().get_urls(),
        ]

    def page_at(self, route: str, view, name: str):
        """A page of this kind."""
        return path(route, self.admin_site.admin_view(view), name=f"relations_{self.opts.model_name}_{name}")

    def written(self, request, object_id):
        """The record, for who may change it, or has typed already. Raises Missing, PermissionDenied."""
        if not self.is_written(request):
            raise PermissionDenied
        found = self.get_object(request, object_id)
        if found is None:
            raise Missing(self.opts, object_id)
        if request.method != "POST" and not self.has_change_permission(request, found):
            raise PermissionDenied
        return found

    def history_view(self, request, object_id, extra_context=None):
        """What each step changed: who, when and why, the latest first."""
        record = self.get_object(request, object_id)
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        number = number_in(request, "page")
        read, has_more = history_reading(record.noun(), record.key, number)
        for step in read:
            lead_to(step.difference.mentions)
        context = {
            "title": f"History of {record.key}",
            "steps": read,
            "previous": number - 1,
            "next": number + 1 if has_more else None,
            "may_restore": self.has_change_permission(request, record),
            "media": self.media,
        }
        return TemplateResponse(
            request, "admin/relations/history.html", self.about(request, record) | context
        )

    @or_index
    def restore_view(self, request, object_id, sequence):
        """Bring the record back to what it was after one of its revisions, as a new one."""
        record = self.written(request, object_id)
        steps = revisions(record.noun(), record.key)
        found = steps.filter(sequence=sequence).first() if sequence <= LARGEST else None
        if found is None or found.is_redacted:
            raise Http404
        now = standing_at(record)[1]
        kept = {name: now[name] for name in ("id", *KEPT) if name in now}
        old = {name: each for name, each in document_after(found).data.items() if name not in KEPT}
        deed = DeedAsked(
            title=f"Restore revision {found.number}",
            about=f"{record.key} becomes again what it was on {found.at:%-d %B %Y}, as a new revision.",
            button="Restore",
            deed=lambda question: curation.restore(record, sequence, question),
            before=Document(record.noun(), record.key, now),
            after=Document(record.noun(), record.key, old | kept),
        )
        return DeedPage(self, request, record, deed).answer()


class DeedsPage(HistoryPage):
    """What is done to records, which have claims and an editorial state."""

    actions = ("retract_selected",)

    def get_urls(self):
        return [
            self.page_at("<path:object_id>/submit/", self.submit_view, "submit"),
            self.page_at("<path:object_id>/claim/", self.cite_view, "cite"),
            self.page_at("<path:object_id>/claim/<str:claim>/", self.correct_view, "correct"),
            *super().get_urls(),
        ]

    def get_actions(self, request):
        """Without the deletion of rows: records are retracted."""
        return {
            name: each for name, each in super().get_actions(request).items() if name != "delete_selected"
        }

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def stated(self, record: Record, state: Publication) -> tuple[Document, Document]:
        """The document as it stands, and in another editorial state."""
        now = Document(record.noun(), record.key, standing_at(record)[1])
        return now, Document(record.noun(), record.key, now.data | {"publication": state.value})

    @or_index
    def submit_view(self, request, object_id):
        """Hand a draft in for review."""
        record = self.written(request, object_id)
        deed = DeedAsked(
            title=f"Submit {record.key}",
            about="Somebody else reads it, and shows it to readers or says why not.",
            button="Submit",
            deed=lambda question: curation.submit(record, question),
            before=None,
            after=self.stated(record, Publication.PUBLISHED)[1],
        )
        return DeedPage(self, request, record, deed).answer()

    @or_index
    def delete_view(self, request, object_id, extra_context=None):
        """Nothing is deleted: a record is retracted, and stays in the history."""
        record = self.written(request, object_id)
        before, after = self.stated(record, Publication.RETRACTED)
        deed = DeedAsked(
            title=f"Retract {record.key}",
            about="It stays in the history, and readers are told that it is gone.",
            button="Retract",
            deed=lambda question: curation.retract(record, question),
            before=before,
            after=after,
        )
        return DeedPage(self, request, record, deed).answer()

    @admin.action(permissions=["delete"], description="Retract selected %(verbose_name_plural)s")
    def retract_selected(self, request, queryset):
        """Retract each that can be, and say of every other why not, with the reason that was typed."""
        chosen = list(queryset[: MOST_AT_ONCE + 1])
        if len(chosen) > MOST_AT_ONCE:
            messages.error(request, f"At most {MOST_AT_ONCE} are retracted at once. Choose fewer.")
            return None
        if CONFIRMED in request.POST:
            chosen = [record for record in chosen if not self.is_retracted(request, record)]
        if not chosen:
            return None
        context = {"title": "Retract", "chosen": chosen, "sent": request.POST, "media": self.media}
        page = "admin/relations/retract_selected.html"
        return TemplateResponse(request, page, self.about(request, None) | context)

    def is_retracted(self, request, record) -> bool:
        """Retract one of several, or tell why it is refused."""
        try:
            shown = number_of(request, f"revision-{record.pk}")
            tell_outcome(request, curation.retract(record, asked(request, shown)))
        except EntenteError as refusal:
            messages.error(request, refusal.sentence)
            return False
        return True

    @or_index
    def cite_view(self, request, object_id):
        """Add a claim on the fact that the address names."""
        record, fact = self.written(request, object_id), request.GET.get("fact", "")
        if fact not in facts_of(type(record)):
            raise Http404
        return ClaimWriting(self, request, record, fact=fact).answer()

    @or_index
    def correct_view(self, request, object_id, claim):
        """Correct or remove a claim."""
        record = self.written(request, object_id)
        fact = fact_of(standing_at(record)[1], claim) or request.POST.get("fact", "")
        if fact not in facts_of(type(record)):
            raise Http404
        return ClaimWriting(self, request, record, fact=fact, identifier=claim).answer()
