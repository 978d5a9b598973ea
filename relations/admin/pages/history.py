"""The history of a record, and restoring one of its revisions."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path

from relations.actions import curation
from relations.admin.links import add_mention_urls
from relations.admin.pages.change import ChangePage, RequestedChange
from relations.admin.pages.page import NotFound, redirect_if_not_found
from relations.admin.pages.record_form import RecordFormPage
from relations.admin.request_context import current_document, query_number
from relations.documents.document import Document
from relations.queries.history.history_reading import history_reading
from relations.queries.history.revisions import document_after, revisions

LARGEST = 2**63 - 1
KEPT = ("publication", "merged_into")


class HistoryPage(RecordFormPage):
    """A kind of record with a history."""

    def get_urls(self):
        return [
            self.page_at("<path:object_id>/restore/<int:sequence>/", self.restore_view, "restore"),
            *super().get_urls(),
        ]

    def page_at(self, route: str, view, name: str):
        """The URL pattern of a page of this kind of record."""
        return path(route, self.admin_site.admin_view(view), name=f"relations_{self.opts.model_name}_{name}")

    def editable_record(self, request, object_id):
        """The record with an identifier. Raises NotFound, or PermissionDenied if it cannot be changed.

        A record that was retracted while its form was open is returned for POST: the form shows the error.
        """
        if not self.is_written(request):
            raise PermissionDenied
        found = self.get_object(request, object_id)
        if found is None:
            raise NotFound(self.opts, object_id)
        if request.method != "POST" and not self.has_change_permission(request, found):
            raise PermissionDenied
        return found

    def history_view(self, request, object_id, extra_context=None):
        """A page of revisions, latest first: who changed what, when and why. Raises PermissionDenied."""
        record = self.get_object(request, object_id)
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        number = query_number(request, "page")
        read, has_more = history_reading(record.noun(), record.key, number)
        for step in read:
            add_mention_urls(step.difference.mentions)
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

    @redirect_if_not_found
    def restore_view(self, request, object_id, sequence):
        """The page that restores a revision, as a new one. Raises Http404 if it does not exist."""
        record = self.editable_record(request, object_id)
        steps = revisions(record.noun(), record.key)
        found = steps.filter(sequence=sequence).first() if sequence <= LARGEST else None
        if found is None or found.is_redacted:
            raise Http404
        now = current_document(record)[1]
        kept = {name: now[name] for name in ("id", *KEPT) if name in now}
        old = {name: each for name, each in document_after(found).data.items() if name not in KEPT}
        change = RequestedChange(
            title=f"Restore revision {found.number}",
            about=f"Makes {record.key} what it was on {found.at:%-d %B %Y}, as a new revision.",
            button="Restore",
            action=lambda requested: curation.restore(record, sequence, requested),
            before=Document(record.noun(), record.key, now),
            after=Document(record.noun(), record.key, old | kept),
        )
        return ChangePage(self, request, record, change).respond()
