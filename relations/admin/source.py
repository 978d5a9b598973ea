"""Sources on the desk, and the reader: numbered paragraphs with what was taken from them."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path

from relations.admin.addresses import address
from relations.admin.page import number_in
from relations.admin.record import RecordAdmin
from relations.models import Source
from relations.queries.source_reading import PARAGRAPHS, leads_of, reading, with_progress


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Publications, and how far their reading has come."""

    own = ("paragraphs_read", "still_to_do")

    def get_queryset(self, request):
        return with_progress(super().get_queryset(request))

    @admin.display(description="paragraphs with claims")
    def paragraphs_read(self, source):
        return f"{source.cited_count} of {source.paragraph_count}" if source.paragraph_count else None

    @admin.display(description="still to do")
    def still_to_do(self, source):
        return source.to_do_count if source.text_count else None

    def get_urls(self):
        reader = self.admin_site.admin_view(self.reader_view)
        return [path("<path:object_id>/reader/", reader, name="relations_source_reader"), *super().get_urls()]

    def reader_view(self, request, object_id):
        """The paragraphs of a source, by page; `?paragraph=` turns to that of a paragraph."""
        source = self.get_object(request, object_id)
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        if source is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        page = (number_in(request, "paragraph") - 1) // PARAGRAPHS + 1
        found = reading(source, max(page, number_in(request, "page")))
        for claim in (claim for paragraph in found.paragraphs for claim in paragraph.claims):
            claim.url = address(*claim.record_key.split("/", 1))
        for text in found.to_do:
            text.leads = leads_of(text)
        context = {
            **self.admin_site.each_context(request),
            "title": source.title or source.slug,
            "opts": self.opts,
            "original": source,
            "reading": found,
        }
        return TemplateResponse(request, "admin/relations/reader.html", context)
