"""The reader: the numbered paragraphs of a source, the claims made from them, and the claim form."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from relations.admin.claims.marking import MarkingPage
from relations.admin.claims.reader_claim_request import ReaderClaimRequest
from relations.admin.claims.relocation import RelocationPage
from relations.admin.links import record_url
from relations.admin.request_context import may_curate, posted_number, query_number
from relations.queries.curation.source_reading import PARAGRAPHS, candidates_of, reading


class ReaderPage(MarkingPage, RelocationPage):
    """A kind of record with a reader for its paragraphs."""

    def get_urls(self):
        reader, claim = map(self.admin_site.admin_view, (self.reader_view, self.claim_view))
        return [
            path("<path:object_id>/reader/", reader, name="relations_source_reader"),
            path("<path:object_id>/reader/claim/", claim, name="relations_source_claim"),
            *super().get_urls(),
        ]

    def reader_view(self, request, object_id):
        """A page of the reader; `?paragraph=` opens the page with that paragraph.

        Marks are posted here; after an error the page keeps what was typed. Raises PermissionDenied.
        """
        source = self.get_object(request, object_id)
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        if source is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST" and self.is_mark_saved(request, source):
            number = posted_number(request, "paragraph")
            return HttpResponseRedirect(f"{request.path}?paragraph={number}#p{number}")
        return self.reader_response(request, source)

    def reader_response(self, request, source):
        """The page of the reader as a response."""
        page = (query_number(request, "paragraph") - 1) // PARAGRAPHS + 1
        found = reading(source, max(page, query_number(request, "page")))
        for claim in (claim for paragraph in found.paragraphs for claim in paragraph.claims):
            claim.url = record_url(*claim.record_key.split("/", 1))
        for text in found.to_do:
            text.candidates = candidates_of(text)
        context = {
            **self.admin_site.each_context(request),
            "title": source.title or source.slug,
            "opts": self.opts,
            "original": source,
            "reading": found,
            "media": self.media,
            "may_claim": may_curate(request),
            "sent": request.POST,
        }
        return TemplateResponse(request, "admin/relations/reader.html", context)

    def claim_view(self, request, object_id):
        """The claim form for a paragraph. Raises PermissionDenied."""
        source = self.get_object(request, object_id)
        if not (self.has_view_permission(request, source) and may_curate(request)):
            raise PermissionDenied
        if source is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return ReaderClaimRequest(self, request, source).respond()
