"""Marking a paragraph in the reader as read with nothing to record, and removing the mark."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied

from relations.actions.sources import marking
from relations.admin.messages import document_errors, error_text
from relations.admin.request_context import change_request, may_curate, posted_number
from relations.admin.resources.record import RecordAdmin
from relations.errors import Error

TAKE_BACK = "take_back"


class MarkingPage(RecordAdmin):
    """A kind of record whose paragraphs can be marked."""

    def is_mark_saved(self, request, source) -> bool:
        """Add or remove a mark and show a message. Returns False after an error. Raises PermissionDenied."""
        if not may_curate(request):
            raise PermissionDenied
        try:
            messages.success(request, self.save_mark(request, source, posted_number(request, "paragraph")))
        except Error as error:
            for each in document_errors(error):
                messages.error(request, error_text(each))
            return False
        return True

    def save_mark(self, request, source, number: int) -> str:
        """Add or remove the mark of a paragraph. Returns the message about it."""
        if request.POST.get("action") == TAKE_BACK:
            marking.remove_mark(source, posted_number(request, "mark"), change_request(request))
            return f"Removed the mark from paragraph {number}."
        marking.mark(source, number, request.POST.get("digest", ""), change_request(request))
        return f"Marked paragraph {number} as read, nothing to record."
