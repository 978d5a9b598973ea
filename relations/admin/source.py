"""Sources on the desk."""

from django.contrib import admin

from relations.admin.reader import ReaderPage
from relations.models import Source
from relations.queries.source_reading import with_progress


@admin.register(Source)
class SourceAdmin(ReaderPage):
    """Publications, and how far their reading has come."""

    own = ("paragraphs_read", "still_to_do")

    def get_queryset(self, request):
        return with_progress(super().get_queryset(request))

    @admin.display(description="paragraphs done")
    def paragraphs_read(self, source):
        done = source.cited_count + source.marked_count
        return f"{done} of {source.paragraph_count}" if source.paragraph_count else None

    @admin.display(description="still to do")
    def still_to_do(self, source):
        return source.to_do_count if source.text_count else None
