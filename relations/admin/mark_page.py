"""Saying on the reader that a paragraph holds nothing to claim, and taking that back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from relations.actions import marking
from relations.admin.asking import asked, may_curate, number_of
from relations.admin.missing import Missing, or_index
from relations.admin.record import RecordAdmin
from relations.admin.telling import faults_of, in_words
from relations.errors import EntenteError

TAKE_BACK = "take_back"


class MarkPage(RecordAdmin):
    """A kind whose paragraphs are marked."""

    def get_urls(self):
        view = require_POST(self.admin_site.admin_view(self.mark_view))
        return [
            path("<path:object_id>/reader/mark/", view, name="relations_source_mark"),
            *super().get_urls(),
        ]

    @or_index
    def mark_view(self, request, object_id):
        """Mark a paragraph, or take the mark on it back, and go on reading there."""
        source = self.get_object(request, object_id)
        if not (self.has_view_permission(request, source) and may_curate(request)):
            raise PermissionDenied
        if source is None:
            raise Missing(self.opts, object_id)
        number = number_of(request, "paragraph")
        try:
            messages.success(request, self.marked(request, source, number))
        except EntenteError as refusal:
            for fault in faults_of(refusal):
                messages.error(request, in_words(fault))
        reader = reverse("admin:relations_source_reader", args=[source.slug])
        return HttpResponseRedirect(f"{reader}?paragraph={number}#p{number}")

    def marked(self, request, source, number: int) -> str:
        """What was done."""
        if request.POST.get("deed") == TAKE_BACK:
            marking.take_back(source, number_of(request, "mark"), asked(request))
            return f"The mark on #{number} is taken back."
        marking.mark(source, number, request.POST.get("digest", ""), asked(request))
        return f"#{number} is marked: nothing to claim."
