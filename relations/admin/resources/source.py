"""The list of sources."""

from django.contrib import admin

from relations.admin.claims.reader import ReaderPage
from relations.models import Source
from relations.queries.curation.source_reading import with_progress


@admin.register(Source)
class SourceAdmin(ReaderPage):
    """Sources, and how many of their paragraphs are read."""

    own = ("paragraphs_read", "still_to_do")

    def get_queryset(self, request):
        return with_progress(super().get_queryset(request))

    @admin.display(description="Paragraphs done")
    def paragraphs_read(self, source):
        """How many paragraphs have claims or a mark, of how many."""
        done = source.cited_count + source.marked_count
        return f"{done} of {source.paragraph_count}" if source.paragraph_count else None

    @admin.display(description="Paragraphs to do")
    def still_to_do(self, source):
        """How many paragraphs with dates, numbers or names are not done yet."""
        return source.to_do_count if source.text_count else None
