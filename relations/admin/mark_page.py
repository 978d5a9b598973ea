"""Saying on the reader that a paragraph holds nothing to claim, and taking that back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied

from relations.actions import marking
from relations.admin.asking import asked, may_curate, number_of
from relations.admin.record import RecordAdmin
from relations.admin.telling import faults_of, in_words
from relations.errors import EntenteError

TAKE_BACK = "take_back"


class MarkPage(RecordAdmin):
    """A kind whose paragraphs are marked."""

    def is_marked(self, request, source) -> bool:
        """Mark a paragraph, or take the mark on it back; tell that, or why it is refused."""
        if not may_curate(request):
            raise PermissionDenied
        try:
            messages.success(request, self.marked(request, source, number_of(request, "paragraph")))
        except EntenteError as refusal:
            for fault in faults_of(refusal):
                messages.error(request, in_words(fault))
            return False
        return True

    def marked(self, request, source, number: int) -> str:
        """What was done."""
        if request.POST.get("deed") == TAKE_BACK:
            marking.take_back(source, number_of(request, "mark"), asked(request))
            return f"The mark on #{number} is taken back."
        marking.mark(source, number, request.POST.get("digest", ""), asked(request))
        return f"#{number} is marked: nothing to claim."
